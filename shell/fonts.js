// [file, weight of the DOM family "Sorora" or 0]; the position is the kind that C++ knows.
export const FONTS = [
  ['fonts/regular.ttf', 400],
  ['fonts/semibold.ttf', 600],
  ['fonts/icons.ttf', 0],
];
