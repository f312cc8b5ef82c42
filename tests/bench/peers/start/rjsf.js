import Form from '@rjsf/core';
import validator from '@rjsf/validator-ajv8';
import React from 'react';
import { createRoot } from 'react-dom/client';
import { questions } from './questions.js';

const KINDS = {
  text: () => ({ type: 'string' }),
  number: () => ({ type: 'number' }),
  date: () => ({ type: 'string', format: 'date' }),
  long: () => ({ type: 'string' }),
  flag: () => ({ type: 'boolean' }),
  one: ({ options }) => ({ type: 'string', enum: options }),
  many: ({ options }) => ({
    type: 'array',
    items: { type: 'string', enum: options },
    uniqueItems: true,
  }),
};
const WIDGETS = { long: 'textarea', many: 'checkboxes' };
const properties = {};
const uiSchema = {};
for (const question of questions) {
  properties[question.id] = { title: question.label, ...KINDS[question.type](question) };
  const widget = WIDGETS[question.type];
  if (widget) uiSchema[question.id] = { 'ui:widget': widget };
}
const root = document.createElement('div');
document.body.append(root);
const schema = { type: 'object', properties };
createRoot(root).render(React.createElement(Form, { schema, uiSchema, validator }));
