package id.penjaga.hub.app.office;

import id.penjaga.device.yaml.Problem;
import id.penjaga.hub.app.office.duty.DutyLine;
import id.penjaga.hub.app.office.erasure.Erasures;
import id.penjaga.hub.app.office.monitor.Monitoring;
import id.penjaga.hub.app.office.power.Power;
import id.penjaga.hub.app.office.visit.VisitReads;
import id.penjaga.hub.core.book.By;
import id.penjaga.hub.core.book.Entry;
import id.penjaga.hub.core.book.Subject;
import id.penjaga.hub.core.definition.HeldDefinitions;
import id.penjaga.hub.core.definition.VersionCommand;
import id.penjaga.hub.core.people.OfficeCalendar;
import id.penjaga.hub.core.people.OfficeRole;
import id.penjaga.hub.core.people.People;
import id.penjaga.hub.core.people.PeopleAnswer;
import id.penjaga.hub.core.people.PeopleCommand;
import id.penjaga.hub.core.people.Rooms;
import id.penjaga.hub.core.procedure.Definition;
import id.penjaga.hub.core.register.Item;
import id.penjaga.hub.core.register.ItemAnswer;
import id.penjaga.hub.core.register.ItemCommand;
import id.penjaga.hub.core.register.Register;
import id.penjaga.hub.core.threat.Threat;
import id.penjaga.hub.core.visit.VisitException;
import id.penjaga.hub.core.work.Answer;
import id.penjaga.hub.core.work.Command;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What pages may ask of the work of people, and what they may order.
///
/// Every method may throw [id.penjaga.hub.app.store.sql.StoreException] while the store cannot
/// answer.
public interface Office {
  /// The people of the site now.
  People people();

  OfficeCalendar calendar();

  /// The rooms of the site and the devices in them.
  Rooms rooms();

  /// The roles of the offices by id, in the order of their file.
  Map<String, OfficeRole> roles();

  /// What the book says about something, oldest first.
  List<Entry> history(Subject subject);

  /// Keeps what somebody wants written down about people, roster, calendar and rooms.
  ///
  /// @param login of who wants it
  /// @param admin whether their account administers the hub
  PeopleAnswer record(String id, String login, boolean admin, PeopleCommand command);

  /// The definitions in force, by id.
  Collection<Definition> procedures();

  @Nullable Definition procedure(String id);

  /// How long an oral permission may wait for its confirmation.
  default Duration confirmWithin() {
    Definition urgent = procedure("URGENT");
    return VisitException.confirmWithin(urgent == null ? null : urgent.procedure());
  }

  /// How each procedure in force is used, by id.
  Map<String, ProcedureUse> uses();

  /// What the book holds of definitions.
  HeldDefinitions held();

  /// Keeps a new version of a definition, puts one in force, or takes a definition out of force.
  ///
  /// @param by a person with a number
  Answer version(String id, By.Human by, VersionCommand command);

  /// What is wrong with the definitions, one line each; empty when all are in force.
  List<Problem> definitionProblems();

  /// The work of one person.
  MyWork myWork(long person, Instant now);

  /// How many tasks somebody may do now, counted up to a hundred.
  int tasks(long person, Instant now);

  /// What the hub knows already of something that is to be filled in.
  OfficeHints hints();

  /// The labels of the items of a register, at most 500.
  List<String> labels(String register);

  /// The registers by id.
  Map<String, Register> registers();

  /// The items of a register whose label or fields hold a text, by label, without personal data.
  List<Item> items(String register, String search, int most);

  /// Keeps what somebody wants written into a register by hand.
  ///
  /// @param login of who wants it
  /// @param admin whether their account administers the hub
  ItemAnswer record(String id, String login, boolean admin, ItemCommand command);

  /// What the office holds, beyond one register or one item.
  Holdings holdings();

  /// Threats and what answers them, as the definitions say (SEC-13).
  List<Threat> threats();

  /// Erases personal data that are no longer needed.
  Erasures erasures();

  /// Every duty on a day, the most urgent first.
  List<DutyLine> obligations(LocalDate day);

  /// Number of the last entry of the book; 0 while it is empty.
  long lastEntry();

  /// How visits stand, and the permits that follow.
  VisitReads visits();

  /// What monitors found.
  Monitoring monitoring();

  /// The power of the rooms.
  Power power();

  /// Who is told of alarms that nobody acknowledges.
  Climbs climbs();

  /// One case with its whole story.
  Optional<CaseFile> caseFile(long id);

  /// Cases, newest first.
  ///
  /// @param most at most this many, 1 to 200
  List<CaseLine> cases(CaseFilter filter, int most);

  /// Deviations, newest first.
  ///
  /// @param openOnly only those without an account
  List<DeviationLine> deviations(@Nullable String procedure, boolean openOnly, int most);

  /// Does what a person wants, durably.
  ///
  /// @param id of the command; the same id again is answered as the first time
  /// @param about the case; null for `OpenCase`
  /// @param at when it happened; null for now
  /// @param late why it is entered late; empty for now
  Answer act(
      String id, By by, @Nullable Long about, Command command, @Nullable Instant at, String late);

  /// What somebody typed into the form of a step and did not send; empty for nothing.
  Map<String, String> draft(long person, String place);

  /// Keeps what somebody typed.
  ///
  /// @param place the form it belongs to, such as `case/17/3` or `new/SRVSEC`
  /// @param fields raw values by field name; empty to forget the draft
  void keepDraft(long person, String place, Map<String, String> fields);
}
