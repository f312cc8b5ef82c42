#include "app/device_entry.h"

#include "doctest/doctest.h"
#include "tests/app/device.h"

TEST_CASE("device: text size, colours and language are kept, and a new device has none") {
  app_tests::Device device(7, app::Role::mentee);
  CHECK(device.w.device.text_size == 100);
  CHECK(device.w.device.theme == app::Theme::device);
  const int64_t changes = device.w.device.changes;
  device.send(app::AppearanceChosen{175, app::Theme::contrast, "en"});
  device.reload();
  CHECK(device.w.device.text_size == 175);
  CHECK(device.w.device.theme == app::Theme::contrast);
  CHECK(device.w.device.language == "en");
  CHECK(device.w.device.role == app::Role::mentee);
  CHECK(device.w.device.changes == changes);  // nothing that a backup would lack
}

TEST_CASE("device: a text size that cannot be chosen becomes the nearest that can") {
  app::Device device;
  for (const auto& size :
       {std::pair("", 100), std::pair("99999999999999999999", 100), std::pair("-5", 100),
        std::pair("140", 130), std::pair("141", 150), std::pair("1000", 200)}) {
    CAPTURE(size.first);
    app::read_device(std::string(R"({"text_size": ")") + size.first + R"(", "theme": "rosa"})",
                     device);
    CHECK(device.text_size == size.second);
    CHECK(device.theme == app::Theme::device);
  }
}

TEST_CASE(
    "device: a language that there is not is the built-in one, and so is one that did not come") {
  app_tests::Device device(7, app::Role::mentee);
  device.send(app::AppearanceChosen{100, app::Theme::device, "tlh"});
  CHECK(device.w.device.language.empty());
  device.send(app::AppearanceChosen{100, app::Theme::device, "en"});
  CHECK(device.w.device.language == "en");
  device.send(app::LanguageMissing{});
  CHECK(device.w.device.language.empty());
  CHECK(device.said.find("idioma") != std::string::npos);
}

TEST_CASE(
    "device: opening an empty one stores nothing; who writes is stored with the first thing") {
  app_tests::Device device(7);
  CHECK(device.storage.empty());
  CHECK(device.w.save.state == app::Saving::nothing);
  const uint64_t node = device.w.device.node;
  CHECK(node != 0);
  device.send(app::RoleChosen{app::Role::mentee});
  CHECK(device.w.save.state == app::Saving::done);
  device.reload();
  CHECK(device.w.device.node == node);
}
