import { Model } from 'survey-core';
import { renderSurvey } from 'survey-js-ui';
import 'survey-core/survey-core.css';
import { questions } from './questions.js';

const KINDS = {
  text: () => ({ type: 'text' }),
  number: () => ({ type: 'text', inputType: 'number' }),
  date: () => ({ type: 'text', inputType: 'date' }),
  long: () => ({ type: 'comment' }),
  flag: () => ({ type: 'boolean' }),
  one: ({ options }) => ({ type: 'dropdown', choices: options }),
  many: ({ options }) => ({ type: 'checkbox', choices: options }),
};
const elements = questions.map((question) => ({
  name: question.id,
  title: question.label,
  ...KINDS[question.type](question),
}));
const root = document.createElement('div');
document.body.append(root);
renderSurvey(new Model({ elements }), root);
