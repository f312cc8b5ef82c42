// A newer version of Sorora: offered, taken when she asks, and no page left before all is stored.
#include "app/newer_version.h"

#include "doctest/doctest.h"
#include "tests/app/device.h"

using app::NewerVersion;
using app_tests::Device;
using app_tests::holds;

namespace {

void read_files(Device& device) {
  const auto files = app_tests::sample_files(2, 99);
  device.send(app::ImportBegun{9, files.size()});
  for (const auto& file : files) device.send(app::FileRead{9, file.name, file.text});
  device.send(app::ImportEnded{9});
}

}  // namespace

TEST_CASE("newer version: it is taken when she asks, and not before") {
  Device device(1, app::Role::unit);
  CHECK_FALSE(holds<app::TakeVersion>(device.send(app::UpdateAsked{})));
  CHECK_FALSE(holds<app::TakeVersion>(device.send(app::VersionKept{})));
  device.write("persona", "p1", "nombre", "Ana");
  CHECK(device.w.newer == NewerVersion::waiting);
  CHECK(holds<app::TakeVersion>(device.send(app::UpdateAsked{})));
  CHECK_FALSE(holds<app::TakeVersion>(device.send(app::UpdateAsked{})));
  CHECK(holds<app::Renew>(device.send(app::VersionTaken{})));
}

TEST_CASE("newer version: a page leaves once, after its last save was acknowledged") {
  Device device(1, app::Role::unit);
  device.answers = false;
  device.send(app::VersionKept{});
  device.write("persona", "p1", "nombre", "Ana");
  CHECK_FALSE(holds<app::Renew>(device.send(app::VersionTaken{})));
  REQUIRE(device.saves.size() == 1);
  device.write("persona", "p1", "nombre", "Ana María");
  // That answer lets the next save go, which must be acknowledged too.
  const auto first = device.saves[0].token;
  CHECK_FALSE(holds<app::Renew>(device.send(app::Saved{first})));
  REQUIRE(device.saves.size() == 2);
  CHECK(holds<app::Renew>(device.send(app::Saved{device.saves[1].token})));
  CHECK_FALSE(holds<app::Renew>(device.send(app::PersistAnswered{true})));
}

TEST_CASE("newer version: a save that fails keeps the page, and one that succeeds lets it go") {
  Device device(1, app::Role::unit);
  device.answers = false;
  device.send(app::VersionKept{});
  device.write("persona", "p1", "nombre", "Ana");
  device.send(app::SaveFailed{device.saves.back().token, "quota"});
  CHECK_FALSE(holds<app::TakeVersion>(device.send(app::UpdateAsked{})));
  CHECK(device.said.find("no se ha guardado") != std::string::npos);
  device.send(app::SaveFailed{device.saves.back().token, "quota"});
  CHECK_FALSE(holds<app::Renew>(device.send(app::VersionTaken{})));
  device.send(app::RetryAsked{});
  CHECK(holds<app::Renew>(device.send(app::Saved{device.saves.back().token})));
}

TEST_CASE("newer version: files read and not applied keep the page until she decides") {
  for (const bool applied : {true, false}) {
    Device device(1, app::Role::unit);
    device.send(app::ReviewChosen{true});
    device.send(app::VersionKept{});
    read_files(device);
    REQUIRE(device.w.import.reviewing());
    CHECK_FALSE(holds<app::TakeVersion>(device.send(app::UpdateAsked{})));
    device.send(app::VersionTaken{});  // asked for in another tab
    CHECK(device.w.newer == NewerVersion::taken);
    if (applied) device.send(app::ImportApplied{});
    if (!applied) device.send(app::ImportDiscarded{});
    CHECK(device.w.newer == NewerVersion::leaving);
  }
}

TEST_CASE("newer version: when the page could not store everything, it is offered or tried again") {
  Device device(1, app::Role::unit);
  device.send(app::VersionKept{});
  device.send(app::UpdateAsked{});
  device.send(app::UpdateRefused{});
  CHECK(device.w.newer == NewerVersion::waiting);
  CHECK(device.said.find("Todavía no se actualizó") == 0);
  device.send(app::UpdateAsked{});
  CHECK(holds<app::Renew>(device.send(app::VersionTaken{})));
  CHECK_FALSE(holds<app::Renew>(device.send(app::UpdateRefused{})));
  CHECK(holds<app::Renew>(device.send(app::RetryAsked{})));
}

TEST_CASE("newer version: a tab that follows may ask for it, and leaves too") {
  const Device writer = app_tests::unit_with(5);
  Device tab(50);
  tab.storage = writer.storage;
  tab.send(app::Followed{tab.entries(), true});
  tab.send(app::VersionKept{});
  CHECK(holds<app::TakeVersion>(tab.send(app::UpdateAsked{})));
  CHECK(holds<app::Renew>(tab.send(app::VersionTaken{})));
  CHECK(tab.storage == writer.storage);
}

TEST_CASE("newer version: where nothing can be stored, what is in the page is not given up") {
  Device device(1, app::Role::unit);
  device.write("persona", "p1", "nombre", "Ana");
  device.send(app::Followed{{}, false, app::StorageState::blocked});
  REQUIRE(device.w.storage_blocked);
  CHECK_FALSE(holds<app::Renew>(device.send(app::VersionTaken{})));
}
