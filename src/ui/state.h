// What the interface remembers that is not data: the screen, filters, what is open, and the views
// it computed last. Never stored.
#pragma once

#include <map>
#include <optional>
#include <set>
#include <string>

#include "app/duplicates.h"
#include "app/groups.h"
#include "app/person_view.h"
#include "app/views.h"
#include "ui/ui.h"

namespace ui {

enum class Screen {
  start,
  profile,
  registry,
  groups,
  calendar,
  program,
  my_group,
  conflicts,
  files,
  privacy,
  duplicates,
  backups,
  problem,
  components,
  appearance,
  about
};

struct Toast {
  std::string text;
  bool undoable = false;
  bool problem = false;
  std::string file = {};  // what it says was exported
  double until = 0;       // seconds; 0: not shown yet
};

// One thing that Buscar found, and where it leads.
struct Found {
  std::string title, detail;
  std::string route = {};
  bool in_registry = false;  // all of them, as a search of the padrón
};
struct FoundSection {
  const char* key;
  base::TextId heading;
  const char* icon;
  std::vector<Found> items;
};
struct SearchState {
  bool open = false;
  std::string text;
  int highlighted = 0;
};

// What was typed and chosen on the page of the kit.
struct KitState {
  std::string tab = "datos";
  std::string date, time;
  int number = 6;
  std::string text, optional, wrong = "ana.ine.mx", lines, search;
  std::string choice = "14", no_choice, radio = "local", bar, tile;
  bool on = true, open = false, check = true, inner = false, unchecked = false;
};

struct State {
  Screen screen = Screen::start;
  std::string place;            // within the screen: a person, a group, a step of the ficha
  std::optional<Screen> drawn;  // in the last frame: a change moves the focus to its heading
  bool arriving = false;        // … as does a way to another place of the same screen
  NodeId returning = 0;         // what had the focus there, when she comes back
  NodeId landing = 0;           // the heading of the place, when it is on the screen
  std::string place_title;      // of the place, for the page's title
  SearchState search;
  std::optional<app::PersonView> person;  // the one last looked at, and of when that is
  std::string person_place;
  uint64_t person_version = 0;

  app::RegistryQuery query;
  uint64_t views_version = 0;
  double views_seconds = 0;                        // when they were made
  const base::Language* views_language = nullptr;  // that they speak
  app::Registry registry;
  std::vector<app::GroupView> groups;
  app::FormedGroups formed;
  std::vector<size_t> selection;  // positions in registry.rows
  app::RegistryQuery selection_query;
  uint64_t selection_version = 0;
  size_t practising = 0;  // invented women
  std::vector<app::Duplicate> duplicates;
  uint64_t duplicates_version = 0;

  bool show_profile_errors = false;
  bool notice_open = false;   // the whole privacy notice
  uint32_t import_shown = 0;  // the import whose panel is shown, and where
  Screen import_screen = Screen::start;
  uint32_t import_dismissed = 0;
  bool import_details = false;   // what changes, one by one
  bool import_reviewed = false;  // the review was on screen in the last frame
  bool filters_open = false;
  std::string moving_person;  // whose move is being chosen
  uint64_t grouping_seed = 1;
  std::string chosen_group_count;
  std::string open_attribute;  // whose balance table is shown
  std::string new_objective;
  std::string typed_date;
  std::optional<size_t> decided;  // where what was just decided stood: what is there now gets the
                                  // focus
  std::map<std::string, std::string> third_values;  // written while settling a difference
  std::string pause_from, pause_to, pause_name;     // of the period being added
  std::string apart_one, apart_other;               // of the separation being added
  std::string erasing_person;                       // whose data are to be erased
  bool erasing_understood = false;
  bool page_asked = false;             // what the page is, for the diagnosis
  bool update_later = false;           // the newer version: for this session
  bool reminder_closed = false;        // of the backup: for this session
  std::set<std::string> open_figures;  // keys of the charts whose figures are shown
  KitState kit;
  Toast toast;
};

// All a screen needs.
struct View {
  Ui& ui;
  const app::Workspace& workspace;
  State& state;
  std::vector<app::Event>& events;
  int64_t now;

  base::Date today() const { return base::local_date(now, workspace.offset_minutes); }
  void send(app::Event event) const { events.push_back(std::move(event)); }
  void edit(std::string label, std::vector<app::Edit> edits) const {
    events.push_back(app::Edited{{std::move(label), std::move(edits)}});
  }
  void go(Screen screen, std::string place = {}) const {
    state.screen = screen;
    state.place = std::move(place);
    state.arriving = true;
  }
};

// The steps of the ficha and their questions.
std::vector<Found> find_in_profile(std::string_view text);

void draw_start(const View& view);
void draw_profile(const View& view);
void draw_registry(const View& view);
void draw_person(const View& view);  // one of them: state.place
// What is shown at the address of something that is not there.
void draw_gone(const View& view, base::TextId what, base::TextId back, Screen screen);
void draw_search(const View& view);
void draw_import(const View& view);  // progress and verdicts, a part of other screens
void draw_groups(const View& view);
void draw_balance(const View& view);  // a part of it
void draw_calendar(const View& view);
void draw_program(const View& view);
void draw_my_group(const View& view);
void draw_conflicts(const View& view);
void draw_conflict_notice(const View& view);  // when there is something to review
void draw_files(const View& view);
void draw_privacy(const View& view);
// The end of a list of decisions: a heading that may get the focus, and the way back.
void draw_nothing_left(const View& view, base::TextId title, base::TextId about, base::TextId back,
                       Screen screen);
void draw_duplicates(const View& view);
void draw_duplicates_notice(const View& view);  // when there are pairs to look at
void draw_backups(const View& view);
void draw_restore_button(const View& view, bool primary);
void draw_restore_result(const View& view);   // of the backup that was read last
void draw_storage_notices(const View& view);  // above every screen, when something is wrong
void draw_backup_reminder(const View& view);  // when it is time
void draw_problem(const View& view);
void draw_kit(const View& view);
void draw_kit_pieces(const View& view);
void draw_appearance(const View& view);
void draw_about(const View& view);
void draw_home_notice(const View& view);  // where what she writes is, when that may surprise
// "Practicar con datos ficticios", where nobody is in the padrón; and its end, while they are.
void draw_practice_button(const View& view);
void draw_practice_notice(const View& view);
void draw_install_button(const View& view);  // when the browser would install Sorora

// "Vocalía del Registro Federal de Electores" -> "Registro Federal de Electores".
std::string short_vocalia(std::string_view key, const domain::Program& program);

// The three actions that the Unidad Técnica always has at hand.
void draw_unit_actions(const View& view);
void draw_import_button(const View& view, bool primary);

}  // namespace ui
