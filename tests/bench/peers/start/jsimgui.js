// Dear ImGui by JavaScript bindings: the form, or its mere window where the page says so. Says in
// data-frames how many frames it has drawn, as a canvas shows nothing else to wait for.
import { ImGui, ImGuiImplWeb, ImVec2 } from '@mori2003/jsimgui';
import { questions } from './questions.js';

const canvas = document.createElement('canvas');
canvas.style.cssText = 'display:block;width:100vw;height:100vh';
document.body.style.margin = '0';
document.body.append(canvas);
await ImGuiImplWeb.Init({ canvas, backend: 'webgl2' });

const EMPTY = {
  number: () => [0],
  one: () => [0],
  flag: () => [false],
  many: ({ options }) => options.map(() => [false]),
};
const values = questions.map((question) => EMPTY[question.type]?.(question) ?? ['']);
const DRAW = {
  long: (label, value) => ImGui.InputTextMultiline(label, value, 1024, new ImVec2(0, 40)),
  number: (label, value) => ImGui.InputInt(label, value),
  flag: (label, value) => ImGui.Checkbox(label, value),
  one: (label, value, { options }) => ImGui.Combo(label, value, `${options.join('\0')}\0`),
  many(_, value, { options, id }) {
    options.forEach((option, i) => {
      if (i > 0) ImGui.SameLine();
      ImGui.Checkbox(`${option}##${id}`, value[i]);
    });
  },
};
const field = (label, value) => ImGui.InputText(label, value, 128);

function drawForm() {
  ImGui.SetNextWindowPos(new ImVec2(0, 0));
  ImGui.SetNextWindowSize(new ImVec2(canvas.width, canvas.height));
  ImGui.Begin('Registro');
  questions.forEach((question, i) =>
    (DRAW[question.type] ?? field)(question.label, values[i], question),
  );
  ImGui.End();
}

function drawWindow() {
  ImGui.Begin('Registro');
  ImGui.Text('¡Hola!');
  ImGui.End();
}

const draw = document.documentElement.dataset.show === 'window' ? drawWindow : drawForm;
let frames = 0;
function frame() {
  canvas.width = canvas.clientWidth * devicePixelRatio;
  canvas.height = canvas.clientHeight * devicePixelRatio;
  ImGuiImplWeb.BeginRender();
  draw();
  ImGuiImplWeb.EndRender();
  frames += 1;
  document.body.dataset.frames = String(frames);
  requestAnimationFrame(frame);
}
requestAnimationFrame(frame);
