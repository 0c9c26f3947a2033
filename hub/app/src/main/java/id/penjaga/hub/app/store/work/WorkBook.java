package id.penjaga.hub.app.store.work;

import id.penjaga.device.messages.JournalEvent;
import id.penjaga.hub.app.clock.HubClock;
import id.penjaga.hub.app.store.book.BookTables;
import id.penjaga.hub.app.store.book.CommandReused;
import id.penjaga.hub.app.store.files.AttachmentTables;
import id.penjaga.hub.app.store.monitor.MonitorRows;
import id.penjaga.hub.app.store.notice.NoticeOutbox;
import id.penjaga.hub.app.store.papers.PaperRows;
import id.penjaga.hub.app.store.sql.SqlSession;
import id.penjaga.hub.core.book.By;
import id.penjaga.hub.core.book.Entry;
import id.penjaga.hub.core.book.Fact;
import id.penjaga.hub.core.book.Portions;
import id.penjaga.hub.core.book.Proposed;
import id.penjaga.hub.core.book.Subject;
import id.penjaga.hub.core.book.Value;
import id.penjaga.hub.core.cases.Case;
import id.penjaga.hub.core.cases.Cases;
import id.penjaga.hub.core.definition.DefinitionKey;
import id.penjaga.hub.core.people.OfficeCalendar;
import id.penjaga.hub.core.people.OfficeRole;
import id.penjaga.hub.core.procedure.Definition;
import id.penjaga.hub.core.register.Register;
import id.penjaga.hub.core.work.Answer;
import id.penjaga.hub.core.work.Command;
import id.penjaga.hub.core.work.Decision;
import id.penjaga.hub.core.work.Work;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.tinylog.Logger;

/// Decides commands and keeps what was decided, in the open transaction of a session. What it
/// remembers besides the disk is thrown away with the session when a transaction fails.
public final class WorkBook {
  private static final List<Subject.Kind> STANDING =
      List.of(
          Subject.Kind.PERSON,
          Subject.Kind.SITE,
          Subject.Kind.ROSTER,
          Subject.Kind.CALENDAR,
          Subject.Kind.DEFINITION);

  private final SqlSession session;
  private final HubClock clock;
  private final Pins pins;
  private final Map<String, OfficeRole> roles;
  private final RegisterShelf registers;
  private final BookTables book;
  private final CaseRows rows;
  private final ItemRows items;
  private final ToldRows told;
  private final PaperRows papers;
  private final MonitorRows monitors;
  private final Projections projections;
  private Observing observing = Observing.NOTHING;
  private final Consumer<Standing> published;
  private Standing standing;
  private @Nullable Terms terms;
  private boolean changed;

  /// Makes the tables of work again where they are not those of the book; nothing else may be under
  /// way in the session.
  ///
  /// @param roles of the offices by id
  /// @param base calendar of the configuration, under the changes of the book
  /// @param published is told what stands after each commit that changed it
  /// @param rebuilding is told how far the tables are made again; null when that is over
  public WorkBook(
      SqlSession session,
      HubClock clock,
      Pins pins,
      Map<String, OfficeRole> roles,
      RegisterShelf registers,
      OfficeCalendar base,
      Consumer<Standing> published,
      Consumer<Projections.@Nullable Progress> rebuilding)
      throws SQLException {
    this.session = session;
    this.clock = clock;
    this.pins = pins;
    this.roles = roles;
    this.registers = registers;
    this.published = published;
    book = new BookTables(session, Salts.RANDOM);
    rows = new CaseRows(session);
    items = new ItemRows(session);
    told = new ToldRows(session);
    papers = new PaperRows(session);
    monitors = new MonitorRows(session);
    Standing now = Standing.none(base);
    List<Entry> entries = new ArrayList<>();
    for (Subject.Kind kind : STANDING) {
      entries.addAll(book.entries(kind));
    }
    entries.sort(Comparator.comparingLong(Entry::sequence));
    for (Entry entry : entries) {
      now = now.with(entry);
      learn(entry);
    }
    standing = now;
    published.accept(now);
    projections = new Projections(session, pins, rebuilding);
    projections.refresh();
  }

  /// From now on decisions see what the hub sees by itself; before, nothing.
  public void observe(Observing now) {
    observing = now;
  }

  /// After the commit.
  public void committed() {
    if (changed) {
      changed = false;
      published.accept(standing);
    }
  }

  /// What stands, as the terms of the present command let its sender see it.
  public Standing standing() {
    return standing.under(terms);
  }

  /// Does something under the terms of whoever asks.
  ///
  /// @param of null for a page, the house or a device
  public <T> T under(@Nullable Terms of, Terms.Deed<T> deed) throws SQLException {
    terms = of;
    try {
      return deed.done();
    } finally {
      terms = null;
    }
  }

  /// The registers in force by id.
  public Map<String, Register> registers() {
    return registers.at(standing.registers());
  }

  /// The register items as this transaction sees them.
  public ItemRows items() {
    return items;
  }

  /// Decides a command about a case and keeps it.
  ///
  /// @param about null for `OpenCase`
  /// @param at null for now
  public Answer act(
      String id, By by, @Nullable Long about, Command command, @Nullable Instant at, String late)
      throws SQLException {
    String asked = by + " " + about + " " + at + " " + Asked.of(command);
    Answer before = before(id, asked);
    if (before != null) {
      return before;
    }
    Instant typed = book.typed(Instant.ofEpochMilli(clock.wallMs()));
    Instant happened = at == null || by instanceof By.Device && at.isAfter(typed) ? typed : at;
    if (about != null && Seen.changed(Subject.ofCase(about), terms, book, items)) {
      return new Answer.Refused(BookRefusals.CHANGED);
    }
    Around around = new Around(session, book, standing(), pins, roles, registers(), observing);
    Decision decision =
        Work.decide(
            about == null ? null : read(about),
            new Command.Request(id, typed, happened, by, late, command),
            around);
    return switch (decision) {
      case Decision.Refused refused -> new Answer.Refused(refused);
      case Decision.Accepted accepted -> {
        long subject = subject(accepted, about, around);
        for (String file : CitedFiles.of(accepted.facts())) {
          if (!AttachmentTables.bind(session, file, Subject.ofCase(subject).toString())) {
            yield new Answer.Refused(BookRefusals.GONE);
          }
        }
        Entry entry =
            book.append(
                new Proposed(by, happened, id, asked, Subject.ofCase(subject), accepted.facts()),
                typed);
        items.take(entry);
        projections.took(entry);
        Case now = project(subject);
        papers.take(entry, now);
        if (accepted.facts().getFirst() instanceof Fact.Opened) {
          new Leaving(this, roles).opened(id, by, now, definition(now), typed);
        }
        for (int i = 0; i < accepted.follow().size(); i++) {
          Command.OpenCase next = accepted.follow().get(i);
          if (act(id + "/" + (i + 1), by, null, next, at, late)
              instanceof Answer.Refused(var refusal)) {
            Logger.warn(
                "case {} could not open {}: {}", subject, next.procedure(), refusal.text().en());
          }
        }
        yield new Answer.Stored(entry, subject, false);
      }
    };
  }

  /// Keeps facts that were decided elsewhere, such as about people: as one entry, or as several in
  /// a row when they are too long for one. The first bears the id.
  ///
  /// @param asked what was asked for, the same when it is sent again
  /// @param decide facts to keep, or a refusal; asked only when the command is new
  public Answer keep(String id, By by, Subject subject, String asked, Deciding decide)
      throws SQLException {
    String what = by + " " + subject + " " + asked;
    Answer before = before(id, what);
    if (before != null) {
      return before;
    }
    if (Seen.changed(subject, terms, book, items)) {
      return new Answer.Refused(BookRefusals.CHANGED);
    }
    return switch (decide.decide(standing(), book.last().sequence() + 1)) {
      case Decision.Refused refused -> new Answer.Refused(refused);
      case Decision.Accepted(List<Fact> facts, List<Command.OpenCase> _) -> {
        for (String file : CitedFiles.of(facts)) {
          if (!AttachmentTables.bind(session, file, subject.toString())) {
            yield new Answer.Refused(BookRefusals.GONE);
          }
        }
        List<Proposed> parts = new ArrayList<>();
        for (List<Fact> some : Portions.of(facts)) {
          String part = parts.isEmpty() ? id : id + "/" + (parts.size() + 1);
          parts.add(new Proposed(by, null, part, what, subject, some));
        }
        List<Entry> entries = book.append(parts, Instant.ofEpochMilli(clock.wallMs()));
        for (Entry entry : entries) {
          take(entry);
        }
        yield new Answer.Stored(entries.getFirst(), 0, false);
      }
    };
  }

  /// The hub's clock.
  Instant now() {
    return Instant.ofEpochMilli(clock.wallMs());
  }

  /// Where those are told who are not looking at a page, in this transaction.
  public NoticeOutbox notices() {
    return new NoticeOutbox(session);
  }

  /// The day of now at the site.
  LocalDate today() {
    return standing.people().day(now());
  }

  private void take(Entry entry) throws SQLException {
    items.take(entry);
    told.take(entry);
    monitors.take(entry);
    projections.took(entry);
    papers.take(entry, null);
    session.flush();
    learn(entry);
    standing = standing.with(entry);
    changed = true;
  }

  /// Decides with what stands now.
  @FunctionalInterface
  public interface Deciding {
    /// @param next sequence number that the entry will have
    Decision decide(Standing standing, long next);
  }

  /// Puts procedures of files in force that were not there before, and takes those out of force
  /// whose file is gone. What a person put in force or took out of force stays so: only a new text
  /// in the file replaces it.
  ///
  /// @param texts canonical text of each by its hash
  /// @return ids of those that changed
  public List<String> install(Collection<Definition> definitions, Map<String, String> texts)
      throws SQLException {
    List<String> news = new ArrayList<>();
    for (Definition definition : definitions) {
      if (!standing.stored().contains(definition.hash())) {
        house(
            DefinitionKey.procedure(definition.id()),
            new Fact.DefinitionStored(
                "procedure",
                definition.id(),
                definition.hash(),
                Objects.requireNonNull(texts.get(definition.hash()), "the text it was read from")),
            new Fact.DefinitionInForce("procedure", definition.id(), definition.hash(), ""));
        news.add(definition.id());
      } else if (standing.inForce().getOrDefault(definition.id(), "").isEmpty()
          && !standing.byPeople().contains(definition.id())) {
        house(
            DefinitionKey.procedure(definition.id()),
            new Fact.DefinitionInForce("procedure", definition.id(), definition.hash(), ""));
        news.add(definition.id());
      }
    }
    List<String> files = definitions.stream().map(Definition::id).toList();
    for (Map.Entry<String, String> force : List.copyOf(standing.inForce().entrySet())) {
      String id = force.getKey();
      if (!files.contains(id) && !force.getValue().isEmpty() && !standing.byPeople().contains(id)) {
        house(
            DefinitionKey.procedure(id),
            new Fact.DefinitionInForce("procedure", id, "", "no file any more"));
        news.add(id);
      }
    }
    return news;
  }

  /// Puts the text of a file in force that is new to a book which knows the definition.
  ///
  /// @param key of a form, a checklist or a register
  public void install(DefinitionKey key, String hash, String text) throws SQLException {
    house(
        key,
        new Fact.DefinitionStored(key.kind(), key.id(), hash, text),
        new Fact.DefinitionInForce(key.kind(), key.id(), hash, ""));
  }

  /// Adds the items that registers have from the beginning and that are not there yet.
  public void given() throws SQLException {
    for (Register register : registers().values()) {
      for (Register.Given item : register.given()) {
        if (!items.has(register.id(), item.label())) {
          Map<String, Value> fields = new TreeMap<>();
          item.fields().forEach((key, text) -> fields.put(key, Value.of(text)));
          house(
              new Subject(Subject.Kind.ITEM, register.id() + "/" + item.label()),
              new Fact.ItemAdded(register.id(), item.label(), fields, Value.of("")));
        }
      }
    }
  }

  private void house(DefinitionKey key, Fact... facts) throws SQLException {
    house(key.subject(), facts);
  }

  private void house(Subject subject, Fact... facts) throws SQLException {
    keep(
        subject + "/" + (book.last().sequence() + 1),
        new By.House(),
        subject,
        "",
        (_, _) -> new Decision.Accepted(List.of(facts), List.of()));
  }

  /// The definitions in force.
  public List<Definition> inForce() {
    return standing.inForce().values().stream().map(pins::get).filter(Objects::nonNull).toList();
  }

  /// Opens what an alarm opens; a failure of it costs the alarm's record nothing.
  public void alarm(String device, String kind, String point, String record, Instant at)
      throws SQLException {
    new AlarmOpeners(this, session).raised(device, kind, point, record, at);
  }

  /// Opens what a record opens: the cases of an alarm, and what staff write down after they left a
  /// room (ACC-06).
  public void recorded(String device, JournalEvent event, String record, Instant at)
      throws SQLException {
    switch (event) {
      case JournalEvent.AlarmRaised e ->
          alarm(device, e.kind().name(), e.point().name(), record, at);
      case JournalEvent.PersonLeft e ->
          new StayOpeners(this, session, roles).left(device, e.holder(), record, at);
      default -> {}
    }
  }

  /// The case of a number; null when there is none.
  public @Nullable Case read(long id) throws SQLException {
    return Cases.fold(book.entries(Subject.ofCase(id)));
  }

  /// The answer to a command that the book has already; null for a new one.
  private @Nullable Answer before(String id, String asked) throws SQLException {
    try {
      Entry made = book.made(id, asked);
      if (made == null) {
        return null;
      }
      Subject subject = made.subject();
      return new Answer.Stored(
          made, subject.kind() == Subject.Kind.CASE ? Long.parseLong(subject.id()) : 0, true);
    } catch (CommandReused _) {
      return new Answer.Refused(BookRefusals.REPEATED);
    }
  }

  private long subject(Decision.Accepted accepted, @Nullable Long about, Around around) {
    for (Fact fact : accepted.facts()) {
      if (fact instanceof Fact.Opened opened) {
        return opened.id();
      }
    }
    return Objects.requireNonNull(
        about == null ? around.open() : about, "a command without a case opens or links one");
  }

  private Case project(long subject) throws SQLException {
    Case now = read(subject);
    if (now == null) {
      throw new IllegalStateException("what was stored of case " + subject + " opens none");
    }
    rows.replace(now, definition(now));
    session.flush();
    return now;
  }

  private Definition definition(Case of) {
    Definition definition = pins.get(of.definition());
    if (definition == null) {
      throw new IllegalStateException(
          "the book holds no definition "
              + of.definition()
              + " of "
              + of.procedure()
              + ", which case "
              + of.id()
              + " runs on");
    }
    return definition;
  }

  private void learn(Entry entry) {
    for (Fact fact : entry.facts()) {
      if (fact instanceof Fact.DefinitionStored stored && stored.kind().equals("procedure")) {
        pins.learn(stored.hash(), stored.text());
      }
    }
  }
}
