package id.penjaga.hub.app.store.backup;

import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import id.penjaga.device.messages.Position;
import id.penjaga.device.shell.threads.Threads;
import id.penjaga.hub.app.clock.HubClock;
import id.penjaga.hub.app.definitions.Definitions;
import id.penjaga.hub.app.definitions.Shipped;
import id.penjaga.hub.app.files.clean.SampleFiles;
import id.penjaga.hub.app.office.OfficeStart;
import id.penjaga.hub.app.office.StoredOffice;
import id.penjaga.hub.app.store.NewTables;
import id.penjaga.hub.app.store.Store;
import id.penjaga.hub.core.book.By;
import id.penjaga.hub.core.book.Entry;
import id.penjaga.hub.core.book.Fact;
import id.penjaga.hub.core.book.Subject;
import id.penjaga.hub.core.book.Value;
import id.penjaga.hub.core.proof.Anchor;
import id.penjaga.hub.core.retention.KeepTimes;
import id.penjaga.hub.core.work.Answer;
import id.penjaga.hub.core.work.Command;
import id.penjaga.hub.core.work.Decision;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;

/// A hub without network whose people report faults, ping and account for what they lacked, each
/// entry with personal data, and notes what it was told to be saved.
final class HubUnderWork implements AutoCloseable {
  private static final Definitions SHIPPED = Shipped.DEFINITIONS;
  private static final By.Human STAFF = new By.Human(2, "staf_admin_jaringan");
  private static final AtomicInteger NEXT = new AtomicInteger();

  final Store store;
  final StoredOffice office;

  /// What was acknowledged, as checkpoints.
  final Queue<Anchor> saved = new ConcurrentLinkedQueue<>();

  HubUnderWork(Path folder) {
    OfficeStart start =
        new OfficeStart(SHIPPED, ZoneId.of("Asia/Jakarta"), HubClock.SYSTEM, KeepTimes.USUAL);
    store =
        Store.open(
            NewTables.in(folder),
            HubClock.SYSTEM,
            new Threads(bug -> {
              throw new AssertionError(bug);
            }),
            start.beginning());
    office = start.open(store);
  }

  void people() {
    store
        .actions()
        .work((work, _) ->
            work.keep(
                "people",
                new By.House(),
                new Subject(Subject.Kind.PERSON, "import"),
                "",
                (_, _) ->
                    new Decision.Accepted(
                        List.of(
                            new Fact.PersonAdded(2, Map.of("name", new Value.Personal("Nina"))),
                            new Fact.Granted(1, 2, "staf_admin_jaringan", null, null)),
                        List.of())))
        .join();
  }

  /// One fault from its report to its account: four entries, and a photo of it when asked.
  void fault(Path scratch, boolean photo) throws Exception {
    int n = NEXT.incrementAndGet();
    Instant now = Instant.ofEpochMilli(HubClock.SYSTEM.wallMs());
    long about =
        act(
                null,
                new Command.OpenCase(
                    "NETFAULT",
                    "by_hand",
                    Map.of("node", Value.of("N-" + n), "report", new Value.Personal("putus " + n)),
                    null,
                    "kata Bu Lastri"))
            .about();
    if (photo) {
      Path raw = Files.write(scratch.resolve(n + ".jpg"), SampleFiles.telephonePhoto(n % 8 + 1));
      String sha = store.attachments().take(raw, n + ".jpg", 999_999, "nina", now).sha256();
      act(about, new Command.Note("foto " + n, List.of(sha)));
    }
    act(about, new Command.Complete(1, Map.of(), null, "", Map.of(), ""));
    Instant pinged = Instant.ofEpochMilli(HubClock.SYSTEM.wallMs());
    act(
        about,
        new Command.Complete(
            2,
            Map.of(
                "target", Value.of("10.0.0.2"),
                "sent", Value.of(4),
                "received", Value.of(4),
                "at", Value.of(pinged.toString()),
                "result", Value.of("4 dari 4")),
            "ok",
            "kabel dicabut " + n,
            Map.of("laptop", "dibawa " + n),
            ""));
    act(about, new Command.Account(1, "menunggu " + n));
  }

  private Answer.Stored act(Long about, Command command) {
    Answer answer = office.act("c-" + NEXT.incrementAndGet(), STAFF, about, command, null, "");
    Answer.Stored stored = assertInstanceOf(Answer.Stored.class, answer, answer::toString);
    Entry entry = stored.entry();
    saved.add(new Anchor(Anchor.BOOK, new Position(1, entry.sequence()), entry.hash()));
    return stored;
  }

  @Override
  public void close() {
    store.close();
  }
}
