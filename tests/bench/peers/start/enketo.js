// What an Enketo page runs; what its server makes of the XForm comes from build.mjs.
import { Form } from 'enketo-core';
import made from 'registro/form.json';
import 'registro/form.css';

document.body.innerHTML = `<div class="main"><article class="paper">${made.form}</article></div>`;
new Form(document.querySelector('form.or'), { modelStr: made.model }, {}).init();
