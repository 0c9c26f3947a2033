package id.penjaga.hub.app.mqtt;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import id.penjaga.device.messages.ClockQuality;
import id.penjaga.device.messages.Codec;
import id.penjaga.device.messages.DeviceId;
import id.penjaga.device.messages.JournalEvent;
import id.penjaga.device.messages.JournalRecord;
import id.penjaga.device.messages.Moment;
import id.penjaga.device.messages.PointId;
import id.penjaga.device.messages.Position;
import id.penjaga.device.mqtt.BrokerSettings;
import id.penjaga.device.peers.Mosquitto;
import id.penjaga.device.shell.threads.Threads;
import id.penjaga.hub.app.clock.HubClock;
import id.penjaga.hub.app.store.NewTables;
import id.penjaga.hub.app.store.Store;
import id.penjaga.hub.app.store.book.BookExport;
import id.penjaga.hub.app.store.book.BookTables;
import id.penjaga.hub.app.store.sql.SqlSession;
import id.penjaga.hub.core.book.By;
import id.penjaga.hub.core.book.Fact;
import id.penjaga.hub.core.book.LineHash;
import id.penjaga.hub.core.book.Proposed;
import id.penjaga.hub.core.book.Subject;
import id.penjaga.hub.core.json.CanonicalJson;
import id.penjaga.hub.core.proof.Anchor;
import id.penjaga.hub.core.proof.Audit;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckpointTest {
  private static final DeviceId ROOM = new DeviceId("room-1");
  private static final String LOG = "00000000000000aa";

  @TempDir Path folder;
  private final Threads threads = new Threads(Throwable::printStackTrace);
  private Mosquitto broker;
  private Store store;
  private HubLink link;

  @BeforeEach
  void connect() throws Exception {
    broker = new Mosquitto(folder);
    store = Store.open(NewTables.in(folder), HubClock.SYSTEM, threads);
    link = new HubLink(BrokerSettings.plain(broker.url(), "hub"), store, threads);
  }

  @AfterEach
  void close() {
    link.close();
    store.close();
    broker.close();
  }

  @Test
  @DisplayName(
      "ACC-18: what the NOC kept of the checkpoints proves that book and journal were not changed")
  void whatWasKeptProves() throws Exception {
    note("c-1");
    link.start();
    assertEquals("1", place(heard("book")), "said as soon as there is a connection");
    note("c-2");
    deliver(3);
    link.sayCheckpoints();
    Anchor book = heardAt("book", "2");
    Anchor journal = heardAt(LOG, LOG + "/1/3");
    note("c-3");

    String lines = exported(BookExport.Part.BOOK);
    String records = exported(BookExport.Part.JOURNALS);
    assertEquals(3, lines.lines().count());
    assertEquals(3, records.lines().count());
    assertTrue(audit(List.of(book, journal), lines + records).sound());

    Audit.Result edited =
        audit(List.of(book, journal), lines + records.replace("door.main", "door.back"));
    assertEquals(3, edited.flaws().size(), edited.toString());
    String first = lines.lines().findFirst().orElseThrow();
    String rewritten = first.replace("\"opening\":1", "\"opening\":2");
    String forged =
        LineHash.line(rewritten.substring(0, rewritten.lastIndexOf(",\"hash\":")) + "}") + "\n";
    assertEquals(
        List.of("2"),
        audit(List.of(book), forged).flaws().stream().map(flaw -> flaw.place()).toList());
  }

  private void note(String command) {
    store
        .actions()
        .write(connection ->
            new BookTables(new SqlSession(connection), () -> new byte[32])
                .append(
                    new Proposed(
                        new By.House(),
                        null,
                        command,
                        "",
                        Subject.ofCase(1),
                        List.of(new Fact.Begun(1))),
                    Instant.ofEpochMilli(HubClock.SYSTEM.wallMs())))
        .join();
  }

  private void deliver(int count) throws Exception {
    String previous = JournalRecord.GENESIS;
    try (Talker talker = new Talker(broker.url(), ROOM)) {
      for (int i = 1; i <= count; i++) {
        byte[] body =
            Codec.journalBody(
                ROOM,
                LOG,
                new Position(1, i),
                i == 1 ? null : new Position(1, i - 1),
                new Moment(i, 1_700_000_000_000L + i, ClockQuality.NTP),
                new JournalEvent.DoorOpened(new PointId("door.main"), null),
                previous);
        previous = Codec.sha256(body, body.length);
        talker.add(Codec.seal(body, previous));
      }
      talker.deliver(30_000);
    }
  }

  private String heard(String chain) throws Exception {
    Mosquitto.withClients();
    Process listening =
        new ProcessBuilder(
                "mosquitto_sub",
                "-p",
                "" + broker.port,
                "-t",
                "penjaga/v1/hub/checkpoint/" + chain,
                "-C",
                "1",
                "-W",
                "20")
            .start();
    String said = new String(listening.getInputStream().readAllBytes()).strip();
    assertEquals(0, listening.waitFor(), "nothing was said of " + chain);
    return said;
  }

  private static String place(String said) {
    String anchor = (String) ((Map<?, ?>) CanonicalJson.parse(said)).get("checkpoint");
    return anchor.substring(0, anchor.indexOf(':'));
  }

  /// Waits until what is retained is of a place.
  private Anchor heardAt(String chain, String place) throws Exception {
    for (long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(20); System.nanoTime() < end; ) {
      String said = heard(chain);
      if (place(said).equals(place)) {
        return Anchor.parse((String) ((Map<?, ?>) CanonicalJson.parse(said)).get("checkpoint"));
      }
      Thread.sleep(100);
    }
    throw new AssertionError("no checkpoint of " + place);
  }

  private String exported(BookExport.Part part) {
    return store
        .reads()
        .in(session -> {
          StringWriter lines = new StringWriter();
          try {
            new BookExport(session).write(part, lines);
          } catch (IOException e) {
            throw new AssertionError(e);
          }
          return lines.toString();
        });
  }

  private static Audit.Result audit(List<Anchor> anchors, String lines) {
    Audit audit = new Audit(anchors);
    lines.lines().forEach(line -> audit.line("", line));
    return audit.end();
  }
}
