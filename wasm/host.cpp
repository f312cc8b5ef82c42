#include "host.h"

#include "format/json_text.h"

// wasm/host.js
extern "C" {
void host_semantics(const char* text, size_t length);
void host_effect(const char* text, size_t length);
void host_stage(const char* key, const char* text, size_t length);
}

namespace wasm::host {
namespace {

// One effect, written member by member; sent when it goes out of scope.
class Message {
 public:
  explicit Message(std::string_view type) {
    out_ = '{';
    text("t", type);
  }
  Message(const Message&) = delete;
  Message& operator=(const Message&) = delete;
  ~Message() {
    out_ += '}';
    host_effect(out_.data(), out_.size());
  }

  void text(std::string_view name, std::string_view value) {
    member(name);
    format::append_string(out_, value);
  }
  void whole(std::string_view name, uint32_t value) {
    member(name);
    out_ += std::to_string(value);
  }
  void flag(std::string_view name, bool value) {
    member(name);
    out_ += value ? "true" : "false";
  }
  // A list of objects, each with the same two texts.
  template <typename Items, typename Texts>
  void pairs(std::string_view name, const Items& items, std::string_view first,
             std::string_view second, Texts texts) {
    member(name);
    out_ += '[';
    size_t size = out_.size();
    for (const auto& item : items) size += texts(item).second.size();
    out_.reserve(size + size / 4);  // quotation marks need a second character
    for (const auto& item : items) {
      const auto [one, other] = texts(item);
      open();
      text(first, one);
      text(second, other);
      out_ += '}';
    }
    out_ += ']';
  }
  void texts(std::string_view name, const std::vector<std::string>& items) {
    member(name);
    out_ += '[';
    for (const std::string& item : items) {
      comma();
      format::append_string(out_, item);
    }
    out_ += ']';
  }
  void object(std::string_view name) {
    member(name);
    out_ += '{';
  }
  void close() { out_ += '}'; }

 private:
  void comma() {
    if (out_.back() != '{' && out_.back() != '[') out_ += ',';
  }
  void open() {
    comma();
    out_ += '{';
  }
  void member(std::string_view name) {
    comma();
    format::append_string(out_, name);
    out_ += ':';
  }

  std::string out_;
};

using Texts = std::pair<std::string_view, std::string_view>;

struct Sender {
  void operator()(const app::SaveEffect& save) const {
    Message message("save");
    message.whole("token", save.token);
    message.pairs("puts", save.puts, "key", "text",
                  [](const app::StoredEntry& entry) { return Texts(entry.key, entry.text); });
    message.texts("deletes", save.deletes);
    if (save.forget_snapshots) message.texts("spared", save.spared);
    if (!save.staged.empty()) message.texts("staged", save.staged);
  }
  void operator()(const app::SaveSoon&) const { Message("save_soon"); }
  // As it is: to quote so much and to read it again would take longer than to make it.
  void operator()(const app::StageEffect& staged) const {
    const auto& [key, text] = staged.entry;
    host_stage(key.c_str(), text.data(), text.size());
  }
  void operator()(const app::Download& file) const {
    Message message("download");
    message.text("name", file.name);
    message.text("mime", file.name.ends_with(".txt") ? "text/plain" : "application/json");
    message.text("text", file.text);
  }
  void operator()(const app::Zip& zip) const {
    Message message("zip");
    message.text("name", zip.name);
    message.pairs("files", zip.files, "name", "text",
                  [](const app::Download& file) { return Texts(file.name, file.text); });
  }
  void operator()(const app::StopImport& stop) const {
    Message("cancel_import").whole("import", stop.id);
  }
  void operator()(const app::KeepSnapshot& snapshot) const {
    Message message("keep_snapshot");
    message.text("key", snapshot.key);
    message.text("text", snapshot.text);
  }
  void operator()(const app::ReadSnapshot& snapshot) const {
    Message("read_snapshot").text("key", snapshot.key);
  }
  void operator()(const app::AskPersist&) const { Message("persist"); }
  void operator()(const app::Reload&) const { Message("reload"); }
  void operator()(const app::Install&) const { Message("install"); }
  void operator()(const app::Share& file) const { Message("share").text("name", file.name); }
  void operator()(const app::TakeVersion&) const { Message("take_version"); }
  void operator()(const app::Renew&) const { Message("renew"); }
  void operator()(const app::CopyText& copy) const { Message("clipboard").text("text", copy.text); }
  void operator()(const app::DescribePage&) const { Message("describe_page"); }
  void operator()(const app::TakeWriting&) const { Message("take_writing"); }
  // The application shows these itself and hands them on by take_announcement().
  void operator()(const app::Say&) const {}
};

std::string hex(ui::Color color) {
  constexpr std::string_view digits = "0123456789ABCDEF";
  std::string text = "#";
  for (const uint8_t channel : {color.r, color.g, color.b}) {
    text += digits[channel >> 4];
    text += digits[channel & 15];
  }
  return text;
}

}  // namespace

void semantics(std::string_view json) {
  host_semantics(json.data(), json.size());
}

void effects(const app::Effects& effects) {
  for (const app::Effect& effect : effects) std::visit(Sender{}, effect);
}

void route(std::string_view path, bool replace) {
  Message message("route");
  message.text("path", path);
  message.flag("replace", replace);
}

void title(std::string_view text) {
  Message("title").text("text", text);
}

void language(std::string_view tag) {
  Message("lang").text("code", tag);
}

void bring_language(std::string_view tag) {
  Message("bring_language").text("code", tag);
}

void announce(std::string_view text) {
  Message message("announce");
  message.text("text", text);
  message.flag("assertive", false);
}

void theme(const ui::Palette& palette, bool dark) {
  Message message("theme");
  message.object("vars");
  message.text("--bg", hex(palette.bg));
  message.text("--surface", hex(palette.surface));
  message.text("--surface2", hex(palette.surface2));
  message.text("--text", hex(palette.text));
  message.text("--muted", hex(palette.muted));
  message.text("--border", hex(palette.border));
  message.text("--primary", hex(palette.primary));
  message.text("--on-primary", hex(palette.on_primary));
  message.text("--focus", hex(palette.focus));
  message.close();
  message.flag("dark", dark);
}

}  // namespace wasm::host
