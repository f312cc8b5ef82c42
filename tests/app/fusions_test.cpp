#include "app/fusions.h"

#include "doctest/doctest.h"
#include "tests/app/device.h"
#include "tests/base/printing.h"

using app_tests::Device;

namespace {

Device two_profiles() {
  Device device(1, app::Role::unit);
  device.write("persona", "p1", "nombre", "Ana");
  device.write("persona", "p1", "apellido1", "Peña");
  device.write("persona", "p2", "nombre", "Anita");
  device.write("persona", "p2", "correo", "ana@ejemplo.mx");
  device.write("persona", "p2", "firma", "A. P.");  // a field of a newer version
  device.send(app::Edited{{"Tema", {app::edit_member("persona", "p2", "temas", "1.1", true)}}});
  return device;
}

crdt::Record shown(const Device& device, std::string_view id) {
  return app::shown_profile(device.w, app::make_fusion_set(device.w),
                            *device.w.store.find("persona", id));
}

}  // namespace

TEST_CASE("shown profile: what she left empty is seen from the other one, nothing is written") {
  Device device = two_profiles();
  const crdt::Record kept = *device.w.store.find("persona", "p1");
  device.send(app::FusionAsked{"p1", "p2"});
  const crdt::Record seen = shown(device, "p1");
  CHECK(seen.id == "p1");
  CHECK(seen.text("nombre") == "Ana");
  CHECK(seen.text("correo") == "ana@ejemplo.mx");
  CHECK(seen.text("firma") == "A. P.");
  CHECK(seen.has("temas", "1.1"));
  CHECK((*device.w.store.find("persona", "p1") == kept));
}

TEST_CASE("shown profile: topics of her own are not mixed with those of the other one") {
  Device device = two_profiles();
  device.send(app::Edited{{"Tema", {app::edit_member("persona", "p1", "temas", "2.1", true)}}});
  device.send(app::FusionAsked{"p1", "p2"});
  CHECK(shown(device, "p1").elements("temas") == std::vector<std::string>{"2.1"});
}

TEST_CASE("fusion id: the same whoever asks, and short enough for a file") {
  CHECK(app::fusion_id("b", "a") == "a.b");
  CHECK(app::fusion_id("a", "b") == "a.b");
  CHECK(app::fusion_id(std::string(30, 'a'), std::string(30, 'b')).size() <= 64);
}
