package id.penjaga.hub.app.audit;

import id.penjaga.hub.app.office.Office;
import id.penjaga.hub.app.security.AccountEvent;
import id.penjaga.hub.app.security.Security;
import id.penjaga.hub.app.store.Store;
import id.penjaga.hub.app.store.audit.AuditRows;
import id.penjaga.hub.app.store.audit.ReadRow;
import id.penjaga.hub.app.store.book.BookTables;
import id.penjaga.hub.app.store.sql.StoreException;
import id.penjaga.hub.core.audit.AuditTrail;
import id.penjaga.hub.core.audit.Change;
import id.penjaga.hub.core.book.By;
import id.penjaga.hub.core.book.Entry;
import id.penjaga.hub.core.book.Subject;
import id.penjaga.hub.core.people.Person;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.tinylog.Logger;

/// The audit over book, accounts and rows of reads.
public final class StoredAudits implements Audits {
  /// So many entries, rows and events are looked at for one piece.
  private static final int LOOKED_AT = 1_000;

  private static final int MOST_WAITING = 1_000;
  private static final int MOST_REMEMBERED = 5_000;
  private static final Duration PATIENCE = Duration.ofSeconds(2);
  private static final Duration AGAIN = Duration.ofMinutes(15);

  private final Supplier<Store> store;
  private final Office office;
  private final Security security;
  private final InstantSource clock;
  private final Deque<ReadRow> waiting = new ArrayDeque<>();
  private final Map<String, Instant> lately =
      new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Instant> eldest) {
          return size() > MOST_REMEMBERED;
        }
      };

  public StoredAudits(
      Supplier<Store> store, Office office, Security security, InstantSource clock) {
    this.store = store;
    this.office = office;
    this.security = security;
    this.clock = clock;
  }

  @Override
  public void saw(String account, boolean exported, String thing, String address) {
    Instant now = clock.instant();
    Person person = office.people().byLogin(account);
    List<ReadRow> rows;
    synchronized (this) {
      Instant before = lately.get(account + " " + thing);
      if (!exported && before != null && now.isBefore(before.plus(AGAIN))) {
        return;
      }
      lately.remove(account + " " + thing);
      lately.put(account + " " + thing, now);
      waiting.addLast(
          new ReadRow(
              0, now, account, person == null ? null : person.id(), exported, thing, address));
      if (waiting.size() > MOST_WAITING) {
        waiting.removeFirst();
        Logger.error("Who saw personal data cannot be kept: the oldest of it is lost");
      }
      rows = List.copyOf(waiting);
      waiting.clear();
    }
    keep(rows);
  }

  private void keep(List<ReadRow> rows) {
    try {
      store
          .get()
          .actions()
          .work((_, session) -> {
            AuditRows audit = new AuditRows(session);
            for (ReadRow row : rows) {
              audit.add(row);
            }
            return true;
          })
          .get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException _) {
      Logger.warn("The page is shown before it is on the disk who saw it");
    } catch (ExecutionException | StoreException e) {
      Logger.warn("Who saw personal data is kept later: {}", e.getMessage());
      synchronized (this) {
        rows.reversed().forEach(waiting::addFirst);
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public Piece find(AuditQuery query, int most) {
    List<Numbered> all = new ArrayList<>();
    boolean more = entries(query, all) | reads(query, all) | events(query, all);
    all.sort(Comparator.comparing((Numbered one) -> one.line().at()).reversed());
    List<AuditLine> lines = new ArrayList<>();
    AuditQuery.Cursor next = query.after();
    for (Numbered one : all) {
      if (lines.size() == most) {
        return new Piece(changed(lines), next, true);
      }
      next = one.past(next);
      if (one.fits()) {
        lines.add(one.line());
      }
    }
    return new Piece(changed(lines), next, more);
  }

  private enum Source {
    ENTRY,
    READ,
    EVENT
  }

  /// @param number in its source, by which a list goes on
  private record Numbered(AuditLine line, Source source, long number, boolean fits) {
    AuditQuery.Cursor past(AuditQuery.Cursor now) {
      return switch (source) {
        case ENTRY -> new AuditQuery.Cursor(number, now.read(), now.eventMs());
        case READ -> new AuditQuery.Cursor(now.entry(), number, now.eventMs());
        case EVENT -> new AuditQuery.Cursor(now.entry(), now.read(), number);
      };
    }
  }

  private boolean entries(AuditQuery query, List<Numbered> to) {
    Set<Subject.Kind> kinds =
        query.kind() == null ? EnumSet.allOf(Subject.Kind.class) : query.kind().subjects();
    if (kinds.isEmpty()) {
      return false;
    }
    int most = narrow(query) ? LOOKED_AT : LOOKED_AT / 10;
    List<Entry> found =
        store
            .get()
            .reads()
            .in(session -> {
              AuditRows rows = new AuditRows(session);
              return rows.entries(
                  rows.entries(kinds, query.after().entry(), query.from(), query.until(), most));
            });
    for (Entry entry : found) {
      AuditLine line =
          new AuditLine(
              entry.typed(),
              entry.by(),
              "",
              AuditKind.of(entry.subject().kind()),
              entry.subject().toString(),
              "",
              List.of(),
              entry,
              "");
      boolean theirs =
          query.person() == null
              || entry.by() instanceof By.Human human && human.person() == query.person();
      to.add(
          new Numbered(line, Source.ENTRY, entry.sequence(), theirs && holds(query, text(entry))));
    }
    return found.size() == most;
  }

  /// What an entry can be found by.
  private String text(Entry entry) {
    String subject = entry.subject().toString();
    Person person =
        subject.matches("person/[0-9]{1,18}")
            ? office.people().person(Long.parseLong(entry.subject().id()))
            : null;
    return subject + " " + entry.facts() + (person == null ? "" : " " + person.name());
  }

  private static boolean narrow(AuditQuery query) {
    return query.person() != null || !query.text().isEmpty();
  }

  private static boolean holds(AuditQuery query, String text) {
    return query.text().isEmpty() || text.toLowerCase(Locale.ROOT).contains(query.text());
  }

  private boolean reads(AuditQuery query, List<Numbered> to) {
    if (!query.wants(AuditKind.SEEN) && !query.wants(AuditKind.EXPORTED)) {
      return false;
    }
    List<ReadRow> found =
        store
            .get()
            .reads()
            .in(session ->
                new AuditRows(session)
                    .reads(query.after().read(), query.from(), query.until(), LOOKED_AT));
    for (ReadRow row : found) {
      AuditKind kind = row.exported() ? AuditKind.EXPORTED : AuditKind.SEEN;
      By by = row.person() == null ? null : new By.Human(row.person(), "");
      boolean theirs =
          query.person() == null
              || query.person().equals(row.person())
              || row.account().equalsIgnoreCase(query.login());
      to.add(
          new Numbered(
              new AuditLine(
                  row.at(),
                  by,
                  row.account(),
                  kind,
                  row.thing(),
                  "",
                  List.of(),
                  null,
                  row.address()),
              Source.READ,
              row.id(),
              theirs
                  && query.wants(kind)
                  && holds(query, row.thing() + " " + row.account() + " " + row.address())));
    }
    return found.size() == LOOKED_AT;
  }

  private boolean events(AuditQuery query, List<Numbered> to) {
    if (!query.wants(AuditKind.ACCOUNTS) && !query.wants(AuditKind.LOGINS)) {
      return false;
    }
    Instant before =
        Instant.ofEpochMilli(Math.min(query.after().eventMs(), query.until().toEpochMilli()));
    List<AccountEvent> found = security.events(before, LOOKED_AT);
    for (AccountEvent event : found) {
      AuditKind kind = AuditQuery.kind(event);
      boolean theirs = query.person() == null || event.actor().equalsIgnoreCase(query.login());
      to.add(
          new Numbered(
              new AuditLine(
                  event.at(),
                  null,
                  event.actor(),
                  kind,
                  event.subject(),
                  event.action().name(),
                  List.of(),
                  null,
                  event.address()),
              Source.EVENT,
              event.at().toEpochMilli(),
              theirs
                  && query.wants(kind)
                  && !event.at().isBefore(query.from())
                  && holds(query, event.subject() + " " + event.actor() + " " + event.address())));
    }
    return found.size() == LOOKED_AT;
  }

  /// The lines with what their entries changed from what to what.
  private List<AuditLine> changed(List<AuditLine> lines) {
    Map<Long, List<Change>> changes = new HashMap<>();
    Set<Subject.Kind> kinds = EnumSet.noneOf(Subject.Kind.class);
    for (AuditLine line : lines) {
      Entry entry = line.entry();
      if (entry == null) {
        continue;
      }
      switch (entry.subject().kind()) {
        case PERSON, SITE, ROSTER, CALENDAR, DEFINITION -> kinds.add(entry.subject().kind());
        case ITEM -> item(entry, changes);
        default -> changes.put(entry.sequence(), new AuditTrail().take(entry));
      }
    }
    if (kinds.contains(Subject.Kind.PERSON)) {
      kinds.add(Subject.Kind.ROSTER);
    }
    for (Subject.Kind kind : kinds) {
      AuditTrail trail = new AuditTrail();
      for (Entry entry : history(kind)) {
        changes.put(entry.sequence(), trail.take(entry));
      }
    }
    return lines.stream()
        .map(line ->
            line.entry() == null
                ? line
                : new AuditLine(
                    line.at(),
                    line.by(),
                    line.account(),
                    line.kind(),
                    line.thing(),
                    line.what(),
                    changes.getOrDefault(line.entry().sequence(), List.of()),
                    line.entry(),
                    line.address()))
        .toList();
  }

  private List<Entry> history(Subject.Kind kind) {
    return store.get().reads().in(session -> BookTables.reading(session).entries(kind));
  }

  private void item(Entry entry, Map<Long, List<Change>> changes) {
    if (changes.containsKey(entry.sequence())) {
      return;
    }
    AuditTrail trail = new AuditTrail();
    for (Entry one : itemHistory(entry.subject())) {
      List<Change> found = trail.take(one);
      if (one.subject().equals(entry.subject())) {
        changes.put(one.sequence(), found);
      }
    }
    changes.putIfAbsent(entry.sequence(), new AuditTrail().take(entry));
  }

  private List<Entry> itemHistory(Subject subject) {
    @Nullable String label = null;
    int slash = subject.id().indexOf('/');
    if (slash > 0) {
      label = subject.id().substring(slash + 1);
    }
    return label == null ? List.of() : office.history(subject);
  }
}
