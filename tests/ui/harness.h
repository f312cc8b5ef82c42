// The whole interface without a browser: ImGui draws into nowhere, and the test acts on the
// semantic nodes as the page would. The same Application, fonts and screens as in the page.
#pragma once

#include <cfloat>
#include <fstream>
#include <iterator>
#include <memory>
#include <string>
#include <vector>

#include "imgui.h"
#include "imgui_internal.h"
#include "ui/application.h"
#include "ui/painter.h"

namespace test {

// Ids that ImGui itself saw in the last frame (test-engine hooks, see application_test.cpp).
inline std::vector<ImGuiID>& seen_items() {
  static std::vector<ImGuiID> items;
  return items;
}

inline std::string font_bytes(const char* name) {
  std::ifstream file(std::string(SORORA_FONTS_DIR "/") + name, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

class Page {
 public:
  explicit Page(float width = 1280, float height = 800) {
    surface.width = width;
    surface.height = height;
    context_ = ImGui::CreateContext();
    ImGuiIO& io = ImGui::GetIO();
    io.IniFilename = nullptr;
    ui::Painter::prepare();
    io.DeltaTime = 1.0f / 60;
#ifdef IMGUI_ENABLE_TEST_ENGINE
    context_->TestEngineHookItems = true;
#endif
    ui::Fonts fonts;
    fonts.regular = add_font(regular_, "regular.ttf");
    fonts.semibold = add_font(semibold_, "semibold.ttf");
    fonts.icons = add_font(icons_, "icons.ttf");
    app_ = std::make_unique<ui::Application>(fonts);
    app::Started started;
    started.seed = 7;
    started.offset_minutes = -360;
    keep(app_->start(started, "#/", now));
    frame();
  }
  ~Page() {
    app_.reset();
    ImGui::DestroyContext(context_);
  }
  Page(const Page&) = delete;

  // Frames until nothing more is wanted at once, as the shell does.
  void frame() {
    for (int i = 0; i < 40; ++i) {
      ImGui::GetIO().DisplaySize = {surface.width, surface.height};
      ImGui::GetIO().DisplayFramebufferScale = {density, density};
      for (ImFont* font : ImGui::GetIO().Fonts->Fonts) font->CurrentRasterizerDensity = density;
      seen_items().clear();
      keep(app_->frame(surface, input, seconds += 0.016, now += 16));
      for (const ui::Node& node : nodes()) {
        if (node.focus != 0) focus_on = std::string(node.role) + ' ' + node.name;
      }
      for (ImTextureData* texture : ImGui::GetPlatformIO().Textures) {
        if (texture->Status != ImTextureStatus_OK) texture->SetStatus(ImTextureStatus_OK);
      }
      if (input.actions.empty() && app_->wake() != 0) break;
    }
  }

  const ui::Node* find(std::string_view role, std::string_view name) const {
    for (const ui::Node& node : app_->semantics().nodes()) {
      const std::string& said = node.name.empty() && node.text ? *node.text : node.name;
      if (node.role == role && said == name) return &node;
    }
    return nullptr;
  }
  std::vector<const ui::Node*> with_role(std::string_view role) const {
    std::vector<const ui::Node*> found;
    for (const ui::Node& node : nodes()) {
      if (node.role == role) found.push_back(&node);
    }
    return found;
  }
  // Whether a text on the page begins with `start`.
  bool says(std::string_view start) const {
    for (const ui::Node& node : nodes()) {
      if (node.text && node.text->rfind(start, 0) == 0) return true;
    }
    return false;
  }
  bool press(std::string_view role, std::string_view name) {
    const ui::Node* node = find(role, name);
    if (!node || node->disabled) return false;
    act({.kind = ui::Action::Kind::activate, .id = node->id});
    return true;
  }
  bool type(std::string_view name, std::string text) {
    const ui::Node* node = find("textbox", name);
    if (!node) node = find("combobox", name);
    if (!node) node = find("searchbox", name);
    if (!node) return false;
    act({.kind = ui::Action::Kind::typed, .id = node->id, .text = std::move(text)});
    return true;
  }
  // The focus goes elsewhere.
  bool leave(std::string_view role, std::string_view name) {
    const ui::Node* node = find(role, name);
    if (!node) return false;
    act({.kind = ui::Action::Kind::blur, .id = node->id});
    return true;
  }
  bool check(std::string_view role, std::string_view name, bool on) {
    const ui::Node* node = find(role, name);
    if (!node) return false;
    act({.kind = ui::Action::Kind::checked, .id = node->id, .on = on});
    return true;
  }
  bool key(std::string_view role, std::string_view name, std::string key_name) {
    const ui::Node* node = find(role, name);
    if (!node) return false;
    act({.kind = ui::Action::Kind::key, .id = node->id, .text = std::move(key_name)});
    return true;
  }
  bool choose(std::string_view box, std::string text) {
    return type(box, std::move(text)) && key("combobox", box, "Enter");
  }
  // As a Unidad Técnica with practice data, and as a mentee with her first name.
  bool start_unit() {
    return press("button", "Coordinar la red") && press("button", "Practicar con datos ficticios");
  }
  bool start_mentee() {
    return press("button", "Llenar mi ficha") && type("Nombre(s)", "Ana");
  }
  void handle(const app::Event& event) {
    keep(app_->handle(event, now));
    frame();
  }
  template <class T>
  const T* last() const {
    for (auto effect = effects.rbegin(); effect != effects.rend(); ++effect) {
      if (const T* found = std::get_if<T>(&*effect)) return found;
    }
    return nullptr;
  }

  ui::Application& app() {
    return *app_;
  }
  const std::vector<ui::Node>& nodes() const {
    return app_->semantics().nodes();
  }

  ui::Surface surface;
  float density = 1;  // pixels painted per pixel of the surface
  ui::Input input;
  std::string focus_on;  // where the interface moved the focus last: "heading Unidas"
  app::Effects effects;
  double seconds = 1;
  int64_t now = 1'602'082'800'000;

 private:
  void act(ui::Action action) {
    input.actions.push_back(std::move(action));
    frame();
  }
  void keep(app::Effects more) {
    for (app::Effect& effect : more) effects.push_back(std::move(effect));
  }
  ImFont* add_font(std::string& bytes, const char* name) {
    bytes = font_bytes(name);
    ImFontConfig config;
    config.FontDataOwnedByAtlas = false;
    config.SizePixels = -16;
    config.GlyphMaxAdvanceX = -FLT_MAX;
    return ImGui::GetIO().Fonts->AddFontFromMemoryTTF(bytes.data(), static_cast<int>(bytes.size()),
                                                      0, &config);
  }

  std::string regular_, semibold_, icons_;
  ImGuiContext* context_ = nullptr;
  std::unique_ptr<ui::Application> app_;
};

}  // namespace test
