#include "cli/commands.h"

#include <cstdio>
#include <filesystem>
#include <nlohmann/json.hpp>

#include "app/groups.h"
#include "app/sample.h"
#include "cli/disk.h"
#include "domain/validation.h"
#include "format/programs.h"
#include "format/schema_export.h"
#include "texts/cli.h"

namespace cli {
namespace {

using base::say;
using Json = nlohmann::ordered_json;

void print_line(std::FILE* to, const std::string& line) {
  std::fprintf(to, "%s\n", line.c_str());
}

const domain::Program& program_of(const std::string& id) {
  const domain::Program* program = format::catalogues().program(id);
  return program ? *program : format::catalogues().default_program();
}

// The merged state as one file. Its header says nothing of when or where it was merged, so that the
// same files give the same bytes in every order.
std::string merged_text(const crdt::Store& store, const std::string& program) {
  const auto records = format::all_records(store);
  crdt::Stamp latest;
  for (const crdt::Record* record : records) latest = std::max(latest, record->latest());
  format::Header header;
  header.kind = "registro";
  header.program = program.empty() ? format::catalogues().default_program().id : program;
  header.created = base::instant_text(latest.unix_ms());
  return format::encode(header, records);
}

Json problem_json(const base::Problem& problem) {
  return {{"code", problem.code},
          {"where", problem.where},
          {"what", problem.what},
          {"remedy", problem.remedy}};
}

// Domain rules over every record of a file; `where` gets the record's place.
base::Problems rule_problems(const format::File& file) {
  base::Problems all;
  for (size_t i = 0; i < file.records.size(); ++i) {
    const crdt::Record& record = file.records[i];
    const domain::Noun* noun = domain::find_noun(record.type);
    for (base::Problem problem :
         domain::validate(record, format::catalogues(), program_of(file.header.program))) {
      const domain::Field* field = noun ? noun->find(problem.where) : nullptr;
      if (!domain::may_leave(field, file.header.audience)) continue;
      problem.where = "records[" + std::to_string(i) + "].values." + problem.where;
      all.push_back(std::move(problem));
    }
  }
  return all;
}

base::Problems check_file(const std::string& path) {
  auto text = read_file(path);
  if (!text) return text.problems();
  auto file = format::decode(*text, {.limits = format::command_line_limits});
  if (!file) return file.problems();
  return rule_problems(*file);
}

void print_groups_json(const app::Registry& registry, const app::FormedGroups& formed,
                       const std::vector<app::GroupView>& groups) {
  Json people = Json::array();
  for (const app::RegistryRow& row : registry.rows) {
    people.push_back({{"id", row.person.id},
                      {"group", row.group},
                      {"vocalia", row.person.vocalia},
                      {"nivel", row.person.adscripcion},
                      {"circunscripcion", row.circunscripcion},
                      {"entidad", row.person.entidad},
                      {"junta", row.person.junta()}});
  }
  Json sizes = Json::array();
  for (const app::GroupView& group : groups) sizes.push_back(group.members.size());
  Json balance = Json::object();
  for (const domain::BalanceRow& row : formed.balance.rows) {
    Json& entry = balance[domain::name_of(row.attribute)];
    if (entry.is_null()) entry = {{"sets", 0}, {"exact", true}, {"excess", 0}};
    entry["sets"] = entry["sets"].get<int>() + 1;
    entry["exact"] = entry["exact"].get<bool>() && row.excess == 0;
    entry["excess"] = std::max(entry["excess"].get<uint32_t>(), row.excess);
  }
  std::printf("%s\n", Json{{"groups", groups.size()},
                           {"sizes", sizes},
                           {"exact", formed.balance.exact},
                           {"balance", balance},
                           {"people", people}}
                          .dump(1)
                          .c_str());
}

}  // namespace

int wrong_call(const std::string& why) {
  print_line(stderr, say(text::cli::wrong_call, {{"why", why}}));
  return 2;
}

int sample(Arguments& arguments) {
  const int64_t people = arguments.number("--people", 498, 1, 1'000'000);
  const int64_t seed = arguments.number("--seed", 1, 0, INT64_MAX);
  const std::string out = arguments.text("--out");
  if (!arguments.error.empty()) return wrong_call(arguments.error);
  if (out.empty()) return wrong_call(say(text::cli::no_folder));
  const domain::Program& program = program_of(arguments.text("--program"));
  std::error_code failed;
  std::filesystem::create_directories(out, failed);
  if (failed) return wrong_call(say(text::cli::folder_refused, {{"folder", out}}));
  size_t written = 0;
  for (const crdt::Record& person :
       app::sample_people(static_cast<size_t>(people), static_cast<uint64_t>(seed), program)) {
    const app::Download file = app::sample_file(person, program);
    if (!write_file(out + '/' + file.name, file.text)) return 1;
    ++written;
  }
  print_line(stderr,
             say(text::cli::sampled, {{"count", std::to_string(written)}, {"folder", out}}));
  return 0;
}

int validate(Arguments& arguments) {
  if (arguments.files.empty()) return wrong_call(say(text::cli::no_file));
  Json report = Json::array();
  size_t with_problems = 0;
  for (const std::string& path : arguments.files) {
    const base::Problems problems = check_file(path);
    with_problems += !problems.empty();
    print_problems(path, problems);
    Json list = Json::array();
    for (const base::Problem& problem : problems) list.push_back(problem_json(problem));
    report.push_back({{"file", path}, {"ok", problems.empty()}, {"problems", list}});
  }
  if (arguments.has("--json")) {
    std::printf("%s\n", report.dump(1).c_str());
  } else {
    const size_t good = arguments.files.size() - with_problems;
    print_line(stdout, say(text::cli::validated, {{"good", std::to_string(good)},
                                                  {"bad", std::to_string(with_problems)}}));
  }
  return with_problems == 0 ? 0 : 1;
}

int merge(Arguments& arguments) {
  const std::string out = arguments.text("--out");
  if (arguments.files.empty()) return wrong_call(say(text::cli::no_file));
  if (out.empty()) return wrong_call(say(text::cli::no_out));
  const Loaded loaded = load(arguments.files);
  if (!write_file(out, merged_text(loaded.store, loaded.program))) return 1;
  size_t conflicts = 0;
  for (const crdt::Record* record : format::all_records(loaded.store)) {
    conflicts += record->conflicts();
  }
  if (arguments.has("--json")) {
    std::printf("%s\n", Json{{"files", arguments.files.size()},
                             {"refused", loaded.refused},
                             {"records", loaded.store.size()},
                             {"conflicts", conflicts},
                             {"hash", format::state_hash(loaded.store)}}
                            .dump(1)
                            .c_str());
  }
  return loaded.refused == 0 ? 0 : 1;
}

int groups(Arguments& arguments) {
  const std::string out = arguments.text("--out");
  if (arguments.files.empty()) return wrong_call(say(text::cli::no_file));
  if (out.empty()) return wrong_call(say(text::cli::no_out));
  app::Workspace workspace;
  Loaded loaded = load(arguments.files);
  workspace.store = std::move(loaded.store);
  workspace.device.program = loaded.program;
  const app::GroupSizes sizes = app::group_sizes(workspace);
  const int64_t low = arguments.number("--min", sizes.min, 1, 1'000'000);
  const int64_t high = arguments.number("--max", sizes.max, low, 1'000'000);
  const int64_t seed = arguments.number("--seed", 1, 0, INT64_MAX);
  int64_t count = arguments.number("--groups", 0, 1, 1'000'000);
  if (!arguments.error.empty()) return wrong_call(arguments.error);

  // Ids and stamps come from the seed and the files alone: the same call gives the same bytes.
  workspace.random = base::Random(static_cast<uint64_t>(seed));
  crdt::Stamp latest;
  for (const crdt::Record* record : format::all_records(workspace.store)) {
    latest = std::max(latest, record->latest());
  }
  workspace.clock = crdt::Clock(workspace.random.next() & crdt::max_node, latest.time);
  workspace.now = latest.unix_ms();

  if (count == 0) {
    const size_t people = app::make_registry(workspace).rows.size();
    const int64_t target = low <= sizes.target && sizes.target <= high ? sizes.target : 0;
    const auto proposal = domain::propose_group_counts(
        people, static_cast<size_t>(low), static_cast<size_t>(high), static_cast<size_t>(target));
    if (!proposal.recommended) {
      print_line(stderr, say(text::cli::no_groups, {{"people", std::to_string(people)},
                                                    {"least", std::to_string(low)},
                                                    {"most", std::to_string(high)}}));
      for (const auto& option : proposal.nearest) {
        print_line(stderr, say(text::cli::nearest, {{"groups", std::to_string(option.groups)},
                                                    {"least", std::to_string(option.smallest)},
                                                    {"most", std::to_string(option.largest)}}));
      }
      return 1;
    }
    count = static_cast<int64_t>(proposal.recommended->groups);
  }
  app::Effects effects;
  app::form_groups(workspace, {static_cast<size_t>(count), static_cast<uint64_t>(seed)}, effects);
  if (!write_file(out, merged_text(workspace.store, workspace.program().id))) return 1;
  const app::Registry registry = app::make_registry(workspace);
  const auto views = app::make_groups(workspace);
  const auto formed = app::describe_groups(registry, views);
  if (arguments.has("--json")) {
    print_groups_json(registry, formed, views);
  } else {
    print_line(stdout, say(formed.balance.exact ? text::cli::exact : text::cli::inexact,
                           {{"people", std::to_string(formed.people)},
                            {"groups", std::to_string(formed.groups)}}));
  }
  return loaded.refused == 0 ? 0 : 1;
}

int hash(Arguments& arguments) {
  if (arguments.files.empty()) return wrong_call(say(text::cli::no_file));
  const Loaded loaded = load(arguments.files);
  std::printf("%s\n", format::state_hash(loaded.store).c_str());
  return loaded.refused == 0 ? 0 : 1;
}

int schema(Arguments& arguments) {
  if (!arguments.files.empty()) return wrong_call(say(text::cli::no_files_wanted));
  std::fputs(format::json_schema().c_str(), stdout);
  return 0;
}

}  // namespace cli
