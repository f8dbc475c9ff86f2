/** Which columns of a table are shown. The first always is. */

import { Button, Menu, MenuItem, MenuTrigger, Popover } from 'react-aria-components';
import filters from '../filters/filters.module.css';
import menu from '../shell/menu.module.css';

interface Props {
  readonly columns: readonly { readonly id: string; readonly header: string }[];
  readonly hidden: readonly string[];
  readonly change: (hidden: readonly string[]) => void;
}

export function ColumnMenu({ columns, hidden, change }: Props) {
  const chosen = columns.slice(1);
  return (
    <MenuTrigger>
      <Button className={filters.button as string}>Columns</Button>
      <Popover className={menu.popover as string} placement="bottom end">
        <Menu
          className={menu.menu as string}
          aria-label="Columns"
          selectionMode="multiple"
          selectedKeys={chosen.map(({ id }) => id).filter((id) => !hidden.includes(id))}
          onSelectionChange={(keys) =>
            change(chosen.map(({ id }) => id).filter((id) => keys !== 'all' && !keys.has(id)))
          }
        >
          {chosen.map(({ id, header }) => (
            <MenuItem key={id} id={id} className={menu.item as string}>
              {header}
            </MenuItem>
          ))}
        </Menu>
      </Popover>
    </MenuTrigger>
  );
}
