#include "app/sample.h"

#include "base/text.h"
#include "domain/person.h"
#include "format/file.h"
#include "format/programs.h"
#include "texts/exports.h"

namespace app {
namespace {

using base::say;
namespace type = domain::type;

// 7 October 2020, 15:00 UTC: the first day of registration (R29).
constexpr int64_t registration_ms = 1'602'082'800'000;

struct Post {
  std::string entidad;
  int district;  // 0: the Junta Local
  std::string vocalia;
};

std::vector<Post> all_posts(const domain::Program& program) {
  const domain::Catalogues& catalogues = format::catalogues();
  const auto vocalias = domain::options_of("vocalias", catalogues, program, nullptr);
  std::vector<Post> posts;
  for (const domain::Entidad& entidad : catalogues.entidades) {
    for (int district = 0; district <= domain::districts(entidad, program); ++district) {
      for (const domain::Option& vocalia : vocalias) {
        posts.push_back({entidad.code, district, vocalia.key});
      }
    }
  }
  return posts;
}

class Maker {
 public:
  Maker(uint64_t seed, const domain::Program& program)
      : random_(seed), program_(program), words_(format::sample_words()) {}

  crdt::Record person(const Post& post) {
    record_ = {};
    record_.type = type::person;
    record_.id = id();
    clock_ = crdt::Clock(random_.next() & crdt::max_node, 0);
    const std::string first = pick(words_.given);
    const std::string family = pick(words_.surnames);
    set("nombre", first);
    set("apellido1", family);
    const std::string second = pick(words_.surnames);
    set("apellido2", second);
    set("correo", base::slug(first + ' ' + family + ' ' + second) + "@ejemplo.mx");
    set("vocalia", post.vocalia);
    set("adscripcion", post.district == 0 ? "local" : "distrital");
    set("entidad", post.entidad);
    if (post.district > 0) set("distrito", std::to_string(post.district));
    choose("temas", program_.topics, 3);
    choose("mentorias", program_.kinds, 2);
    choose("disponibilidad",
           domain::options_of("horarios", format::catalogues(), program_, nullptr), 3);
    set("ofrece", pick(words_.offers));
    set("busca", pick(words_.seeks));
    record_.fields["sin_conflicto"].set(stamp(), crdt::Value::of(true));
    record_.fields["aviso"].set(stamp(), crdt::Value::of(true));
    return record_;
  }

 private:
  std::string id() {
    constexpr std::string_view digits = "0123456789abcdefghjkmnpqrstvwxyz";
    std::string text;
    for (int i = 0; i < 16; ++i) text += digits[random_.below(32)];
    return text;
  }
  const std::string& pick(const std::vector<std::string>& list) {
    return list[random_.below(static_cast<uint32_t>(list.size()))];
  }
  crdt::Stamp stamp() { return clock_.tick(registration_ms + random_.below(9 * 86'400'000)); }
  void set(std::string_view field, const std::string& text) {
    record_.fields[field].set(stamp(), crdt::Value::of(text));
  }
  void choose(std::string_view field, const domain::Options& options, size_t count) {
    for (size_t i = 0; i < count && !options.empty(); ++i) {
      const auto& option = options[random_.below(static_cast<uint32_t>(options.size()))];
      crdt::Register& element = record_.sets[field][option.key];
      if (element.empty()) element.set(stamp(), crdt::Value::of(true));
    }
  }

  base::Random random_;
  const domain::Program& program_;
  format::SampleWords words_;
  crdt::Clock clock_;
  crdt::Record record_;
};

}  // namespace

std::vector<crdt::Record> sample_people(size_t count, uint64_t seed,
                                        const domain::Program& program) {
  std::vector<Post> posts = all_posts(program);
  base::Random order(seed ^ 0x5043);
  Maker maker(seed, program);
  std::vector<crdt::Record> people;
  people.reserve(count);
  for (size_t i = 0; i < count; ++i) {
    if (i % posts.size() == 0) order.shuffle(posts);
    people.push_back(maker.person(posts[i % posts.size()]));
  }
  return people;
}

Download sample_file(const crdt::Record& person, const domain::Program& program) {
  format::Header header;
  header.kind = "ficha";
  header.program = program.id;
  header.created = base::instant_text(person.latest().unix_ms());
  header.node = crdt::node_text(person.latest().node);
  header.name = domain::read_person(person).full_name();
  header.note = fictitious_note;
  const std::string who = base::slug(header.name) + '-' + person.id.substr(0, 4);
  return {say(text::exports::profile, {{"who", who}}) + std::string(format::file_ending),
          format::encode(header, {&person})};
}

}  // namespace app
