// The form that every peer shows: 25 questions of the kinds that Mi ficha asks.
const numbered = (word, count) => Array.from({ length: count }, (_, i) => `${word} ${i + 1}`);
const all = (type, labels, more = {}) => labels.map((label) => ({ type, label, ...more }));
const one = (label, word, count) => ({ type: 'one', label, options: numbered(word, count) });
const many = (label, word, count) => ({ type: 'many', label, options: numbered(word, count) });

export const questions = [
  ...all('text', ['Nombre(s)', 'Primer apellido', 'Segundo apellido', 'CURP', 'Teléfono']),
  ...all('text', ['Correo electrónico', 'Municipio', 'Localidad', 'Calle y número', 'Organización']),
  ...all('number', ['Edad', 'Hijas e hijos', 'Años de experiencia']),
  ...all('date', ['Fecha de nacimiento', 'Fecha de registro']),
  one('Vocalía', 'Vocalía', 5),
  one('Entidad', 'Entidad', 32),
  one('Nivel', 'Nivel', 3),
  one('Escolaridad', 'Grado', 4),
  ...all('long', ['Qué puedes compartir', 'Qué te gustaría encontrar']),
  ...all('flag', ['¿Hablas una lengua indígena?', '¿Puedes viajar?']),
  many('Temas', 'Tema', 6),
  many('Cuándo puedes reunirte', 'Día', 8),
].map((question, i) => ({ ...question, id: `q${i}` }));
