// The page's own words: before Sorora runs, when it cannot, and around its canvas.
import english from '../assets/texts/en/page.json';
import spanish from '../assets/texts/es-MX/page.json';

const languages = { en: english, 'es-MX': spanish };

export const say = (key) => (languages[document.documentElement.lang] ?? spanish)[key];

// The elements that index.html came with say it in another language from now on.
export function speak(language) {
  document.documentElement.lang = language;
  for (const el of document.querySelectorAll('[data-text]')) el.textContent = say(el.dataset.text);
}
