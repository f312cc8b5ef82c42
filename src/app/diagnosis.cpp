#include "app/diagnosis.h"

#include <algorithm>

#include "app/device_entry.h"
#include "base/date.h"
#include "domain/schema.h"

namespace app {
namespace {

constexpr size_t most_troubles = 12;
constexpr size_t most_letters = 300;  // of what the browser says of itself

std::string_view storage_name(StorageState state) {
  switch (state) {
    case StorageState::fine:
      return "bien";
    case StorageState::closed:
      return "conexión cerrada";
    case StorageState::full:
      return "sin espacio";
    case StorageState::blocked:
      return "bloqueado por el navegador";
    case StorageState::newer:
      return "escrito por una versión más nueva";
    case StorageState::held:
      return "retenido por otra pestaña";
    case StorageState::mismatch:
      return "lo leído no es lo escrito";
    case StorageState::broken:
      break;
  }
  return "otro fallo";
}

// What the outside says is cut and loses what would break the lines.
std::string plain(std::string_view text) {
  std::string out(text.substr(0, most_letters));
  while (!out.empty() && (static_cast<unsigned char>(out.back()) & 0xC0) == 0x80) out.pop_back();
  if (!out.empty() && static_cast<unsigned char>(out.back()) >= 0xC0) out.pop_back();
  std::replace_if(
      out.begin(), out.end(), [](char c) { return static_cast<unsigned char>(c) < 0x20; }, ' ');
  return out.empty() ? "no se sabe" : out;
}

std::string megabytes(double bytes) {
  if (bytes < 0) return "no se sabe";
  const auto tenths = static_cast<int64_t>(bytes / 1e5 + 0.5);
  return std::to_string(tenths / 10) + '.' + std::to_string(tenths % 10) + " MB";
}

std::string moment(int64_t at, int offset_minutes) {
  return base::local_date(at, offset_minutes).iso() + ' ' + base::clock_text(at, offset_minutes);
}

void add_page(std::string& text, const PageFacts& page) {
  text += "Versión: " + plain(page.build) + "\n";
  text += "Navegador: " + plain(page.browser) + "\n";
  text += "Idiomas: " + plain(page.languages) + "\n";
  text += "Ventana: " + std::to_string(page.width) + " × " + std::to_string(page.height) +
          ", pantalla: " + std::to_string(page.screen_width) + " × " +
          std::to_string(page.screen_height) + ", densidad: " + plain(page.density) + "\n";
  text += "Dibujo: " + plain(page.drawing) + "\n";
  text += "Espacio usado: " + megabytes(page.used) + " de " + megabytes(page.quota) + "\n";
}

void add_records(std::string& text, const crdt::Store& store) {
  text += "Registros:";
  size_t others = store.size();
  for (const domain::Noun& noun : domain::nouns()) {
    const size_t count = store.of(noun.type).size();
    others -= count;
    if (count > 0) text += ' ' + std::string(noun.type) + ' ' + std::to_string(count) + ',';
  }
  // The name of a type that this version does not know is somebody's text: only counted.
  text += " otros " + std::to_string(others) + "\n";
}

}  // namespace

std::string diagnosis_text(const Workspace& w) {
  std::string text = "Diagnóstico de Sorora\n";
  text += "Momento: " + moment(w.now, w.offset_minutes) + "\n";
  if (w.page) add_page(text, *w.page);
  text += "Formato de archivos: " + std::string(format::format_name) + "\n";
  const std::string_view role = role_name(w.device.role);
  text += "Uso: " + std::string(role.empty() ? "sin elegir" : role) +
          ", programa: " + w.program().id + "\n";
  text += "Guardado: " + std::string(storage_name(w.storage));
  if (w.save.saved_at > 0) text += ", último " + moment(w.save.saved_at, w.offset_minutes);
  text += w.following ? ", escribe otra pestaña\n" : "\n";
  text += std::string("Protegido por el navegador: ") +
          (w.persisted == Persisted::yes  ? "sí"
           : w.persisted == Persisted::no ? "no"
                                          : "no se sabe") +
          "\n";
  add_records(text, w.store);
  size_t received = 0;
  for (const LoggedFile& file : w.log.files()) received += file.received;
  text += "Archivos: recibidos " + std::to_string(received) + ", enviados " +
          std::to_string(w.log.files().size() - received) + "\n";
  text += "Pasos por deshacer: " + std::to_string(w.history.undo().size()) +
          ", copias automáticas: " + std::to_string(w.snapshots.keys.size()) + "\n";
  text += "Últimos fallos:";
  if (w.troubles.empty()) text += " ninguno";
  for (const Trouble& trouble : w.troubles) {
    text += "\n- " + moment(trouble.at, w.offset_minutes) + ' ' + trouble.code;
  }
  if (w.page) {
    for (const std::string& error : w.page->errors) text += "\n- página: " + plain(error);
  }
  return text + "\n";
}

Download diagnosis_file(const Workspace& workspace) {
  const std::string day = base::local_date(workspace.now, workspace.offset_minutes).iso();
  return {"diagnostico-sorora-" + day + ".txt", diagnosis_text(workspace), {}};
}

void note_troubles(Workspace& w, const Event& event) {
  const auto note = [&](std::string code) {
    w.troubles.push_back({w.now, std::move(code)});
    if (w.troubles.size() > most_troubles) w.troubles.erase(w.troubles.begin());
  };
  if (std::holds_alternative<SaveFailed>(event)) {
    note("guardar: " + std::string(storage_name(w.storage)));
  } else if (const auto* snapshots = std::get_if<SnapshotsListed>(&event)) {
    if (!snapshots->failed.empty()) note("copia: no se guardó");
  } else if (const auto* copied = std::get_if<Copied>(&event)) {
    if (!copied->ok) note("copiar: el navegador no dejó");
  } else if (std::holds_alternative<FileRead>(event) && !w.import.files.empty()) {
    const FileVerdict& last = w.import.files.back();
    if (last.verdict == Verdict::refused && !last.problems.empty()) {
      note("leer: " + last.problems.front().code);
    }
  }
}

}  // namespace app
