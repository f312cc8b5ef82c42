// The command line: exit codes, and results that do not depend on the order of the files.
#include "cli/commands.h"

#include <unistd.h>

#include <algorithm>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <iterator>
#include <map>
#include <nlohmann/json.hpp>
#include <set>

#include "base/random.h"
#include "cli/disk.h"
#include "doctest/doctest.h"
#include "format/schema_export.h"
#include "tests/base/printing.h"

namespace fs = std::filesystem;
using Json = nlohmann::json;
using Words = std::vector<std::string>;

namespace {

// A folder of this test, gone afterwards.
class Folder {
 public:
  Folder() {
    std::string name = (fs::temp_directory_path() / "sorora-test-XXXXXX").string();
    REQUIRE(mkdtemp(name.data()) != nullptr);
    path_ = name;
  }
  ~Folder() { fs::remove_all(path_); }
  std::string operator/(const std::string& name) const { return (path_ / name).string(); }
  std::string path() const { return path_.string(); }

 private:
  fs::path path_;
};

struct Ran {
  int code = 0;
  std::string out, error;
};

std::string read(const std::string& path) {
  std::ifstream stream(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(stream), {}};
}

// Sends a standard stream into a file while it lives.
class Redirected {
 public:
  Redirected(std::FILE* stream, const std::string& path) : stream_(stream) {
    std::fflush(stream_);
    saved_ = dup(fileno(stream_));
    std::FILE* file = std::fopen(path.c_str(), "wb");
    dup2(fileno(file), fileno(stream_));
    std::fclose(file);
  }
  ~Redirected() {
    std::fflush(stream_);
    dup2(saved_, fileno(stream_));
    close(saved_);
  }

 private:
  std::FILE* stream_;
  int saved_ = 0;
};

cli::Arguments parsed(Words words) {
  words.insert(words.begin(), "sorora");
  std::vector<char*> pointers;
  for (std::string& word : words) pointers.push_back(word.data());
  cli::Arguments arguments =
      cli::parse_arguments(static_cast<int>(pointers.size()), pointers.data());
  arguments.files = cli::expand(arguments.files);
  return arguments;
}

Ran run(const Words& words) {
  static const std::map<std::string, int (*)(cli::Arguments&)> commands{
      {"sample", cli::sample}, {"validate", cli::validate}, {"merge", cli::merge},
      {"groups", cli::groups}, {"hash", cli::hash},         {"schema", cli::schema}};
  const Folder folder;
  std::cout.flush();
  Ran ran;
  cli::Arguments arguments = parsed(words);
  {
    const Redirected out(stdout, folder / "out");
    const Redirected error(stderr, folder / "error");
    ran.code = commands.at(arguments.command)(arguments);
  }
  ran.out = read(folder / "out");
  ran.error = read(folder / "error");
  return ran;
}

Words with(Words words, const Words& more) {
  words.insert(words.end(), more.begin(), more.end());
  return words;
}

// Fichas of the sample in `folder`, and their paths in order of name.
Words samples(const Folder& folder, int people) {
  REQUIRE(
      run({"sample", "--people", std::to_string(people), "--seed", "1", "--out", folder / "fichas"})
          .code == 0);
  return cli::expand({folder / "fichas"});
}

void write(const std::string& path, const std::string& text) {
  std::ofstream(path, std::ios::binary) << text;
}

}  // namespace

TEST_CASE("arguments: a command, its files and its options in any order") {
  cli::Arguments arguments = parsed({"groups", "a", "--seed", "7", "b", "--json", "--out", "c"});
  CHECK(arguments.error == "");
  CHECK(arguments.command == "groups");
  CHECK(arguments.files == Words{"a", "b"});
  CHECK(arguments.number("--seed", 1, 0, 100) == 7);
  CHECK(arguments.number("--min", 30, 1, 100) == 30);
  CHECK(arguments.has("--json"));
  CHECK(arguments.text("--out") == "c");
  CHECK(arguments.text("--program") == "");
}

TEST_CASE("arguments: unknown options, missing values and numbers that are none are wrong calls") {
  CHECK(parsed({"merge", "--salida"}).error.find("--salida") != std::string::npos);
  CHECK(parsed({"merge", "--out"}).error.find("--out") != std::string::npos);
  for (const char* bad : {"x", "7x", "", "-1", "101", "99999999999999999999"}) {
    CAPTURE(std::string(bad));
    cli::Arguments arguments = parsed({"groups", "--seed", bad});
    arguments.number("--seed", 1, 0, 100);
    CHECK(arguments.error.find("--seed") != std::string::npos);
  }
}

TEST_CASE("cli: a wrong call ends with 2 and writes nothing to standard output") {
  const Folder folder;
  for (const Words& words :
       {Words{"validate"}, Words{"merge"}, Words{"merge", "x"}, Words{"groups"},
        Words{"groups", "x"}, Words{"hash"}, Words{"sample"},
        Words{"sample", "--people", "0", "--out", folder / "x"}, Words{"schema", "x"}}) {
    CAPTURE(words);
    const Ran ran = run(words);
    CHECK(ran.code == 2);
    CHECK(ran.out == "");
    CHECK(ran.error.find("sorora: ") == 0);
  }
  CHECK_FALSE(fs::exists(folder / "x"));
}

TEST_CASE("cli: sample files are many, valid and the same for a seed") {
  const Folder folder;
  const Words files = samples(folder, 60);
  CHECK(files.size() == 60);
  const Ran valid = run(with({"validate"}, files));
  CHECK(valid.code == 0);
  CHECK(valid.out == "60 bien, 0 con problemas\n");
  const Ran other = run({"sample", "--people", "60", "--seed", "1", "--out", folder / "otra"});
  CHECK(other.code == 0);
  CHECK(run({"hash", folder / "otra"}).out == run({"hash", folder / "fichas"}).out);
  run({"sample", "--people", "60", "--seed", "2", "--out", folder / "distinta"});
  CHECK(run({"hash", folder / "distinta"}).out != run({"hash", folder / "fichas"}).out);
}

TEST_CASE("cli: validate ends with 1 and says where and why, also for machines") {
  const Folder folder;
  Words files = samples(folder, 2);
  write(folder / "cortada.json", read(files[0]).substr(0, 700));
  files.push_back(folder / "cortada.json");
  files.push_back(folder / "ausente.json");
  const Ran ran = run(with({"validate"}, files));
  CHECK(ran.code == 1);
  CHECK(ran.out == "2 bien, 2 con problemas\n");
  CHECK(ran.error.find("[json.cortado]") != std::string::npos);
  CHECK(ran.error.find("[archivo.lectura]") != std::string::npos);
  const Ran machine = run(with({"validate", "--json"}, files));
  CHECK(machine.code == 1);
  const Json report = Json::parse(machine.out);
  REQUIRE(report.size() == 4);
  CHECK(report[0]["ok"] == true);
  CHECK(report[2]["ok"] == false);
  CHECK(report[2]["file"] == folder / "cortada.json");
  CHECK(report[2]["problems"][0]["code"] == "json.cortado");
  for (const char* name : {"where", "what", "remedy"})
    CHECK(report[2]["problems"][0].contains(name));
}

TEST_CASE("cli: merging 60 files in any order, some twice, gives the same bytes") {
  const Folder folder;
  const Words files = samples(folder, 60);
  REQUIRE(run(with({"merge", "--out", folder / "todo.json"}, files)).code == 0);
  const std::string expected = read(folder / "todo.json");
  const std::string hash = run(with({"hash"}, files)).out;
  CHECK(hash.size() == 65);
  CHECK(run({"hash", folder / "todo.json"}).out == hash);
  base::Random random(5);
  for (int round = 0; round < 5; ++round) {
    Words mixed = files;
    for (int i = 0; i < 10; ++i) mixed.push_back(files[random.below(60)]);
    if (round > 2) mixed.push_back(folder / "todo.json");
    random.shuffle(mixed);
    REQUIRE(run(with({"merge", "--out", folder / "otra.json"}, mixed)).code == 0);
    CHECK((read(folder / "otra.json") == expected));
    CHECK(run(with({"hash"}, mixed)).out == hash);
  }
}

TEST_CASE("cli: merge tells machines what it did, and a refused file ends with 1") {
  const Folder folder;
  const Words files = samples(folder, 5);
  write(folder / "mala.json", "{}");
  const Ran ran =
      run(with({"merge", "--json", "--out", folder / "x.json", folder / "mala.json"}, files));
  CHECK(ran.code == 1);
  const Json report = Json::parse(ran.out);
  CHECK(report["files"] == 6);
  CHECK(report["refused"] == 1);
  CHECK(report["records"] == 5);
  CHECK(report["conflicts"] == 0);
  CHECK(report["hash"].get<std::string>() + '\n' == run(with({"hash"}, files)).out);
}

TEST_CASE("cli: files of another programme are not mixed in") {
  const Folder folder;
  const Words files = samples(folder, 3);
  run({"sample", "--people", "2", "--program", "rcmspen-2020", "--out", folder / "otras"});
  const Ran ran = run(with(with({"hash"}, files), cli::expand({folder / "otras"})));
  CHECK(ran.code == 1);
  CHECK(ran.error.find("[archivo.programa]") != std::string::npos);
  CHECK(ran.out == run(with({"hash"}, files)).out);
}

TEST_CASE("cli: groups lists every woman with her group and what balance counts") {
  const Folder folder;
  const Words files = samples(folder, 70);
  const Words call = with({"groups", "--json", "--out", folder / "grupos.json"}, files);
  const Ran ran = run(call);
  CHECK(ran.code == 0);
  const Json report = Json::parse(ran.out);
  CHECK(report["groups"] == 2);
  CHECK(report["sizes"] == Json({35, 35}));
  CHECK(report["exact"] == true);
  REQUIRE(report["people"].size() == 70);
  std::set<std::string> ids;
  std::map<int, int> sizes;
  for (const Json& person : report["people"]) {
    CHECK(person.size() == 7);
    CHECK(ids.insert(person["id"].get<std::string>()).second);
    ++sizes[person["group"].get<int>()];
    for (const char* name : {"vocalia", "nivel", "entidad", "junta"}) {
      CHECK_FALSE(person[name].get<std::string>().empty());
    }
    const int circunscripcion = person["circunscripcion"].get<int>();
    CHECK((circunscripcion >= 1 && circunscripcion <= 5));
  }
  CHECK(sizes == std::map<int, int>{{1, 35}, {2, 35}});
  for (const char* name :
       {"size", "vocalia", "vocalia_nivel", "circunscripcion", "entidad", "junta"}) {
    CAPTURE(std::string(name));
    CHECK(report["balance"][name]["exact"] == true);
    CHECK(report["balance"][name]["excess"] == 0);
    CHECK(report["balance"][name]["sets"] > 0);
  }
  const std::string written = read(folder / "grupos.json");
  CHECK(run(call).out == ran.out);
  CHECK((read(folder / "grupos.json") == written));
  CHECK(run({"validate", folder / "grupos.json"}).code == 0);
}

TEST_CASE("cli: the number of groups is the one asked for, and what does not fit is explained") {
  const Folder folder;
  const Words files = samples(folder, 50);
  const Words call = with({"groups", "--out", folder / "grupos.json"}, files);
  const Ran none = run(call);
  CHECK(none.code == 1);
  CHECK(none.error.find("--groups 2: grupos de 25 a 25") != std::string::npos);
  CHECK_FALSE(fs::exists(folder / "grupos.json"));
  CHECK(run(with(call, {"--groups", "5", "--json"})).code == 0);
  const Ran ten = run(with(call, {"--min", "8", "--max", "12", "--json"}));
  CHECK(ten.code == 0);
  CHECK(Json::parse(ten.out)["groups"] == 5);
  CHECK(run(with(call, {"--min", "40", "--max", "30"})).code == 2);
  CHECK(run(with(call, {"--groups", "0"})).code == 2);
}

TEST_CASE("cli: the schema is printed as it is") {
  const Ran ran = run({"schema"});
  CHECK(ran.code == 0);
  CHECK((ran.out == format::json_schema()));
}

TEST_CASE("cli: a folder stands for the files in it and below, in order of name") {
  const Folder folder;
  fs::create_directories(folder / "a/b");
  for (const char* name : {"a/2.json", "a/1.json", "a/b/3.json", "a/nota.txt"}) {
    write(folder / name, "{}");
  }
  CHECK(cli::expand({folder / "a"}) ==
        Words{folder / "a/1.json", folder / "a/2.json", folder / "a/b/3.json"});
  CHECK(cli::expand({folder / "a/nota.txt", "ausente"}) == Words{folder / "a/nota.txt", "ausente"});
}

TEST_CASE("cli: a place that cannot be written to ends with 1") {
  const Folder folder;
  const Words files = samples(folder, 1);
  const Ran ran = run(with({"merge", "--out", folder / "no/hay/x.json"}, files));
  CHECK(ran.code == 1);
  CHECK(ran.error.find("no se puede escribir") != std::string::npos);
}
