/** The page of the sign-in link sends its code by itself, and takes it out of the address before that. Without a script a press of the button does. */

history.replaceState(null, '', '/sign-in');

const form = document.querySelector('form');
const code = document.querySelector('input');
const reason = document.querySelector('#reason');
if (code?.value && !reason?.textContent) form?.requestSubmit();
