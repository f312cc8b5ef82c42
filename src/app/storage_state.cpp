#include "app/storage_state.h"

#include <utility>

namespace app {

StorageState storage_state(std::string_view why) {
  constexpr std::pair<std::string_view, StorageState> names[] = {
      {"", StorageState::fine},           {"ok", StorageState::fine},
      {"new", StorageState::fine},        {"lost", StorageState::fine},
      {"closed", StorageState::closed},   {"quota", StorageState::full},
      {"blocked", StorageState::blocked}, {"newer", StorageState::newer},
      {"held", StorageState::held},       {"mismatch", StorageState::mismatch}};
  for (const auto& [name, state] : names) {
    if (name == why) return state;
  }
  return StorageState::broken;
}

bool is_shut(StorageState state) {
  return state == StorageState::blocked || state == StorageState::newer ||
         state == StorageState::held;
}

StorageWords storage_words(StorageState state) {
  switch (state) {
    case StorageState::fine:
      break;
    case StorageState::closed:
      return {.bar = "No se pudo guardar",
              .title = "Se cortó el paso a lo guardado",
              .text =
                  "Lo que ves sigue aquí, pero lo último no se ha guardado. Intenta de nuevo; "
                  "si no se puede, rescata tus datos en un archivo y vuelve a cargar.",
              .rescue = true,
              .retry = true,
              .reload = true};
    case StorageState::full:
      return {.bar = "No se pudo guardar",
              .title = "Ya no hay espacio en este equipo",
              .text =
                  "Lo último que hiciste no se ha guardado. Rescata tus datos en un archivo, "
                  "libera espacio en el equipo e intenta de nuevo.",
              .rescue = true,
              .retry = true};
    case StorageState::blocked:
      return {.bar = "No se puede guardar aquí",
              .title = "Este navegador no deja guardar",
              .text =
                  "Puedes trabajar, pero al cerrar la página se pierde lo que no exportes. "
                  "Prueba fuera del modo privado o con otro navegador.",
              .rescue = true,
              .reload = true};
    case StorageState::newer:
      return {.bar = "No se puede guardar aquí",
              .title = "Este equipo guardó con una versión más nueva",
              .text =
                  "Para no dañar lo guardado, esta página no escribe nada. Vuelve a cargarla "
                  "para usar la versión nueva; todo sigue ahí.",
              .rescue = true,
              .reload = true};
    case StorageState::held:
      return {.bar = "No se puede guardar aquí",
              .title = "Otra pestaña de Sorora detiene a esta",
              .text =
                  "Hay una pestaña abierta con una versión anterior. Ciérrala y vuelve a "
                  "cargar esta; todo sigue guardado.",
              .rescue = true,
              .reload = true};
    case StorageState::mismatch:
      return {.bar = "No se pudo guardar",
              .title = "Lo guardado no quedó igual",
              .text =
                  "Al revisarlo, el navegador devolvió algo distinto de lo que ves. Rescata "
                  "tus datos en un archivo e intenta de nuevo.",
              .rescue = true,
              .retry = true,
              .reload = true};
    case StorageState::broken:
      return {.bar = "No se pudo guardar",
              .title = "No se pudo guardar",
              .text =
                  "Lo último que hiciste sigue en pantalla, pero no se ha guardado. Rescata "
                  "tus datos en un archivo e intenta de nuevo.",
              .rescue = true,
              .retry = true,
              .reload = true};
  }
  return {};
}

}  // namespace app
