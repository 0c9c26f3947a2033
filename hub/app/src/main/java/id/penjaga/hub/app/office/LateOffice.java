package id.penjaga.hub.app.office;

import id.penjaga.device.yaml.Problem;
import id.penjaga.hub.app.office.duty.DutyLine;
import id.penjaga.hub.app.office.erasure.Erasures;
import id.penjaga.hub.app.office.monitor.Monitoring;
import id.penjaga.hub.app.office.power.Power;
import id.penjaga.hub.app.office.visit.VisitReads;
import id.penjaga.hub.app.store.sql.StoreException;
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
import id.penjaga.hub.core.work.Answer;
import id.penjaga.hub.core.work.Command;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// An office whose store opens later than the pages. Until then every question is answered with a
/// [StoreException] and the reason.
public final class LateOffice implements Office {
  private volatile @Nullable Office office;
  private volatile Supplier<StoreException> why =
      () -> new StoreException("the store is being opened");

  /// From now on the office answers.
  public void open(Office now) {
    office = now;
  }

  /// Why the store is not there yet.
  public void missing(Supplier<StoreException> reason) {
    why = reason;
  }

  private Office office() {
    Office now = office;
    if (now == null) {
      throw why.get();
    }
    return now;
  }

  @Override
  public People people() {
    return office().people();
  }

  @Override
  public OfficeCalendar calendar() {
    return office().calendar();
  }

  @Override
  public Rooms rooms() {
    return office().rooms();
  }

  @Override
  public Map<String, OfficeRole> roles() {
    return office().roles();
  }

  @Override
  public List<Entry> history(Subject subject) {
    return office().history(subject);
  }

  @Override
  public PeopleAnswer record(String id, String login, boolean admin, PeopleCommand command) {
    return office().record(id, login, admin, command);
  }

  @Override
  public int tasks(long person, Instant now) {
    return office().tasks(person, now);
  }

  @Override
  public OfficeHints hints() {
    return office().hints();
  }

  @Override
  public List<Threat> threats() {
    return office().threats();
  }

  @Override
  public Holdings holdings() {
    return office().holdings();
  }

  @Override
  public Erasures erasures() {
    return office().erasures();
  }

  @Override
  public List<String> labels(String register) {
    return office().labels(register);
  }

  @Override
  public Map<String, Register> registers() {
    return office().registers();
  }

  @Override
  public List<Item> items(String register, String search, int most) {
    return office().items(register, search, most);
  }

  @Override
  public ItemAnswer record(String id, String login, boolean admin, ItemCommand command) {
    return office().record(id, login, admin, command);
  }

  @Override
  public List<DutyLine> obligations(LocalDate day) {
    return office().obligations(day);
  }

  @Override
  public VisitReads visits() {
    return office().visits();
  }

  @Override
  public Monitoring monitoring() {
    return office().monitoring();
  }

  @Override
  public Power power() {
    return office().power();
  }

  @Override
  public Climbs climbs() {
    return office().climbs();
  }

  @Override
  public long lastEntry() {
    return office().lastEntry();
  }

  @Override
  public Collection<Definition> procedures() {
    return office().procedures();
  }

  @Override
  public @Nullable Definition procedure(String id) {
    return office().procedure(id);
  }

  @Override
  public Map<String, ProcedureUse> uses() {
    return office().uses();
  }

  @Override
  public HeldDefinitions held() {
    return office().held();
  }

  @Override
  public Answer version(String id, By.Human by, VersionCommand command) {
    return office().version(id, by, command);
  }

  @Override
  public List<Problem> definitionProblems() {
    return office().definitionProblems();
  }

  @Override
  public MyWork myWork(long person, Instant now) {
    return office().myWork(person, now);
  }

  @Override
  public Optional<CaseFile> caseFile(long id) {
    return office().caseFile(id);
  }

  @Override
  public List<CaseLine> cases(CaseFilter filter, int most) {
    return office().cases(filter, most);
  }

  @Override
  public List<DeviationLine> deviations(@Nullable String procedure, boolean openOnly, int most) {
    return office().deviations(procedure, openOnly, most);
  }

  @Override
  public Answer act(
      String id, By by, @Nullable Long about, Command command, @Nullable Instant at, String late) {
    return office().act(id, by, about, command, at, late);
  }

  @Override
  public Map<String, String> draft(long person, String place) {
    return office().draft(person, place);
  }

  @Override
  public void keepDraft(long person, String place, Map<String, String> fields) {
    office().keepDraft(person, place, fields);
  }
}
