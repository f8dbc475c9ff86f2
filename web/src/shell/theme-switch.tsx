/** Light or dark, or as the system has it. */

import { useState } from 'react';
import { Button, Menu, MenuItem, MenuTrigger, Popover } from 'react-aria-components';
import menu from './menu.module.css';
import { keepTheme, readTheme, type Theme, themes } from './theme.ts';

const names: Readonly<Record<Theme, string>> = { system: 'As the system', light: 'Light', dark: 'Dark' };

export function ThemeSwitch() {
  const [theme, setTheme] = useState(readTheme);
  const choose = (chosen: Theme) => {
    keepTheme(chosen);
    setTheme(chosen);
  };
  return (
    <MenuTrigger>
      <Button className={menu.button as string} aria-label={`Theme: ${names[theme]}`}>
        <svg viewBox="0 0 20 20" width="18" height="18" aria-hidden="true">
          <circle cx="10" cy="10" r="7.25" fill="none" stroke="currentColor" strokeWidth="1.5" />
          <path d="M10 2.75a7.25 7.25 0 0 1 0 14.5z" fill="currentColor" />
        </svg>
      </Button>
      <Popover className={menu.popover as string} placement="bottom end">
        <Menu
          className={menu.menu as string}
          aria-label="Theme"
          selectionMode="single"
          selectedKeys={[theme]}
          onAction={(key) => choose(key as Theme)}
        >
          {themes.map((id) => (
            <MenuItem key={id} id={id} className={menu.item as string}>
              {names[id]}
            </MenuItem>
          ))}
        </Menu>
      </Popover>
    </MenuTrigger>
  );
}
