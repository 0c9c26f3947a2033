package id.penjaga.hub.core.proof;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import id.penjaga.device.messages.ClockQuality;
import id.penjaga.device.messages.Codec;
import id.penjaga.device.messages.DeviceId;
import id.penjaga.device.messages.JournalEvent;
import id.penjaga.device.messages.Moment;
import id.penjaga.device.messages.PointId;
import id.penjaga.device.messages.Position;
import id.penjaga.hub.core.book.By;
import id.penjaga.hub.core.book.EntryJson;
import id.penjaga.hub.core.book.Fact;
import id.penjaga.hub.core.book.LineHash;
import id.penjaga.hub.core.book.Proposed;
import id.penjaga.hub.core.book.Subject;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("ACC-18: whatever is changed in the book or a journal, the verifier names the place")
class AuditTest {
  private static final int SIZE = 12;
  private static final Instant START = Instant.parse("2026-09-15T02:10:00Z");
  private static final String LOG = "00000000000000aa";

  /// The book, and a journal whose device was started three times.
  enum Chain {
    BOOK {
      @Override
      List<String> lines() {
        List<String> lines = new ArrayList<>();
        for (int i = 1; i <= SIZE; i++) {
          lines.add(
              EntryJson.write(
                  i,
                  START.plusSeconds(i * 60L),
                  new Proposed(
                      new By.House(),
                      null,
                      "c-" + i,
                      "",
                      Subject.ofCase(1),
                      List.of(new Fact.Begun(i))),
                  i == 1 ? LineHash.GENESIS : LineHash.hash(lines.getLast())));
        }
        return lines;
      }

      @Override
      String place(int i) {
        return Integer.toString(i + 1);
      }

      @Override
      String edited(String line) {
        return line.replace("\"opening\":", "\"opening\":9");
      }

      @Override
      String renumbered(String line, int by) {
        long sequence = EntryJson.read(line).sequence();
        return line.replace("\"sequence\":" + sequence, "\"sequence\":" + (sequence + by));
      }
    },
    JOURNAL {
      @Override
      List<String> lines() {
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < SIZE; i++) {
          byte[] body =
              Codec.journalBody(
                  new DeviceId("room-1"),
                  LOG,
                  position(i),
                  i == 0 ? null : position(i - 1),
                  new Moment(i * 1000L, START.toEpochMilli() + i * 1000L, ClockQuality.NTP),
                  new JournalEvent.DoorClosed(new PointId("door.main"), 1000 + i),
                  i == 0 ? LineHash.GENESIS : LineHash.hash(lines.getLast()));
          lines.add(
              new String(
                  Codec.seal(body, Codec.sha256(body, body.length)), StandardCharsets.UTF_8));
        }
        return lines;
      }

      @Override
      String place(int i) {
        return LOG + "/" + position(i);
      }

      @Override
      String edited(String line) {
        return line.replace("\"openMs\":", "\"openMs\":9");
      }

      @Override
      String renumbered(String line, int by) {
        return line; // its places are not all one number apart
      }
    };

    abstract List<String> lines();

    abstract String place(int i);

    abstract String edited(String line);

    abstract String renumbered(String line, int by);

    private static Position position(int i) {
      return new Position(1 + i / 5, 1 + i % 5);
    }

    Anchor anchor(int i) {
      return Anchor.parse(place(i) + ":" + LineHash.hash(lines().get(i)));
    }

    List<Anchor> end() {
      return List.of(anchor(SIZE - 1));
    }

    List<Anchor> everywhere() {
      return IntStream.range(0, SIZE).mapToObj(this::anchor).toList();
    }
  }

  private static Audit.Result audit(List<Anchor> anchors, List<String> lines) {
    Audit audit = new Audit(anchors);
    for (int i = 0; i < lines.size(); i++) {
      audit.line("line " + (i + 1), lines.get(i));
    }
    return audit.end();
  }

  /// The line with its hash computed anew, bound to the line before.
  private static String bound(String line, String prev) {
    String object = line.substring(0, line.lastIndexOf(",\"hash\":")) + "}";
    return LineHash.line(
        object.replaceAll("\"prev\":\"[0-9a-f]{64}\"", "\"prev\":\"" + prev + "\""));
  }

  /// What somebody does who can write everything: all hashes from a place on are computed anew.
  private static List<String> rebound(List<String> lines, int from) {
    List<String> all = new ArrayList<>(lines.subList(0, from));
    for (String line : lines.subList(from, lines.size())) {
      all.add(bound(line, all.isEmpty() ? LineHash.GENESIS : LineHash.hash(all.getLast())));
    }
    return all;
  }

  private static List<String> with(List<String> lines, int i, UnaryOperator<String> change) {
    List<String> all = new ArrayList<>(lines);
    all.set(i, change.apply(all.get(i)));
    return all;
  }

  private static List<String> without(List<String> lines, int i) {
    List<String> all = new ArrayList<>(lines);
    all.remove(i);
    return all;
  }

  private static List<String> inserted(List<String> lines, int i, String line) {
    List<String> all = new ArrayList<>(lines);
    all.add(i, line);
    return all;
  }

  private static void names(String place, Audit.Result result, String what) {
    assertTrue(
        result.flaws().stream().anyMatch(flaw -> flaw.place().equals(place)),
        what + " at " + place + ": " + result.flaws());
  }

  static Stream<Chain> chains() {
    return Stream.of(Chain.values());
  }

  @ParameterizedTest
  @MethodSource("chains")
  void whatWasNotChangedIsSound(Chain chain) {
    Audit.Result result = audit(chain.everywhere(), chain.lines());
    assertEquals(List.of(), result.flaws());
    assertTrue(result.chains().getFirst().contains("as it was at checkpoint"), result.toString());
    assertTrue(audit(List.of(), chain.lines()).chains().getFirst().contains("no checkpoint"));
  }

  @ParameterizedTest
  @MethodSource("chains")
  void anEditedLineIsNamed(Chain chain) {
    for (int i = 0; i < SIZE; i++) {
      names(chain.place(i), audit(List.of(), with(chain.lines(), i, chain::edited)), "edited");
      List<String> own = with(chain.lines(), i, line -> bound(chain.edited(line), prev(line)));
      names(
          chain.place(Math.min(i + 1, SIZE - 1)),
          audit(chain.end(), own),
          "edited with its own hash");
    }
  }

  @ParameterizedTest
  @MethodSource("chains")
  void aDeletedLineIsNamed(Chain chain) {
    for (int i = 0; i < SIZE; i++) {
      Audit.Result result = audit(chain.end(), without(chain.lines(), i));
      if (chain == Chain.BOOK || i > 0) {
        names(chain.place(Math.min(i + 1, SIZE - 1)), result, "deleted");
      }
      names(chain.place(i), audit(List.of(chain.anchor(i)), without(chain.lines(), i)), "anchored");
    }
  }

  @ParameterizedTest
  @MethodSource("chains")
  void anInsertedOrReorderedLineIsNamed(Chain chain) {
    for (int i = 0; i < SIZE; i++) {
      for (int k = 0; k < SIZE; k++) {
        String line = chain.lines().get(i);
        if (k != i) {
          Audit.Result more = audit(chain.end(), inserted(chain.lines(), k > i ? k + 1 : k, line));
          assertFalse(more.sound());
          if (k > 0) { // at the head it is the line after it that stands wrong
            names(chain.place(i), more, "inserted");
          }
          assertFalse(
              audit(chain.end(), inserted(without(chain.lines(), i), k, line)).sound(),
              "moved " + i + " to " + k);
        }
      }
      names(
          chain.place(i),
          audit(chain.end(), inserted(chain.lines(), i, chain.lines().get(i))),
          "twice");
    }
  }

  @ParameterizedTest
  @MethodSource("chains")
  void aCutEndIsNamed(Chain chain) {
    for (int i = 0; i < SIZE; i++) {
      names(chain.place(SIZE - 1), audit(chain.end(), chain.lines().subList(0, i)), "tail");
      if (i > 0) {
        List<String> rest = chain.lines().subList(i, SIZE);
        names(chain.place(0), audit(List.of(chain.anchor(0)), rest), "head");
        if (chain == Chain.BOOK) {
          names(chain.place(i), audit(List.of(), rest), "head without an anchor");
          names(chain.place(i), audit(List.of(), rebound(rest, 0)), "head bound anew");
        }
      }
    }
  }

  @Test
  void aBackDatedEntryIsNamed() {
    List<String> lines = Chain.BOOK.lines();
    for (int i = 0; i < SIZE; i++) {
      UnaryOperator<String> yesterday = line -> line.replace("2026-09-15T", "2026-09-14T");
      List<String> dated = rebound(with(lines, i, yesterday), i);
      names(
          Chain.BOOK.place(i), audit(i > 0 ? List.of() : Chain.BOOK.everywhere(), dated), "dated");
      UnaryOperator<String> happened =
          line -> line.replace("\"at\":\"2026-09-15", "\"at\":\"2026-09-16");
      names(
          Chain.BOOK.place(i),
          audit(List.of(), rebound(with(lines, i, happened), i)),
          "happened after it was stored");
    }
  }

  @ParameterizedTest
  @MethodSource("chains")
  @DisplayName(
      "Somebody who computes all hashes anew is found by a checkpoint, at the first of them")
  void rewritingIsFoundByACheckpoint(Chain chain) {
    for (int i = 0; i < SIZE; i++) {
      List<List<String>> forged = new ArrayList<>();
      forged.add(rebound(with(chain.lines(), i, chain::edited), i));
      if (chain == Chain.BOOK) {
        List<String> deleted = new ArrayList<>(without(chain.lines(), i));
        for (int k = i; k < deleted.size(); k++) {
          deleted.set(k, chain.renumbered(deleted.get(k), -1));
        }
        forged.add(rebound(deleted, i));
        List<String> more =
            new ArrayList<>(inserted(chain.lines(), i, chain.edited(chain.lines().get(i))));
        for (int k = i + 1; k < more.size(); k++) {
          more.set(k, chain.renumbered(more.get(k), 1));
        }
        forged.add(rebound(more, i));
      }
      for (List<String> lines : forged) {
        assertFalse(audit(chain.end(), lines).sound());
        names(chain.place(i), audit(chain.everywhere(), lines), "rewritten");
      }
      assertTrue(audit(List.of(), forged.getFirst()).sound(), "nothing else can tell");
    }
  }

  @ParameterizedTest
  @MethodSource("chains")
  void whatIsNoLineIsNamed(Chain chain) {
    for (String bad : List.of("", "null", "{}", "[1]", "{\"log\":1,\"prev\":\"\"}", "\0")) {
      for (int i = 0; i <= SIZE; i++) {
        Audit.Result result = audit(chain.end(), inserted(chain.lines(), i, bad));
        assertEquals(1, result.flaws().size(), bad);
        assertEquals("line " + (i + 1), result.flaws().getFirst().where());
      }
    }
  }

  @Test
  void anAnchorIsReadOrRefusedWithWhatToWrite() {
    Anchor anchor = Chain.JOURNAL.anchor(7);
    assertEquals(anchor, Anchor.parse(anchor.toString()));
    assertEquals(Chain.BOOK.anchor(7), Anchor.parse(Chain.BOOK.anchor(7).toString()));
    for (String bad : List.of("", "17", "17:ab", "x:" + "a".repeat(64), "0:" + "a".repeat(64))) {
      String said =
          assertThrows(IllegalArgumentException.class, () -> Anchor.parse(bad)).getMessage();
      assertTrue(said.contains("write <number>:<hash>"), said);
    }
  }

  private static String prev(String line) {
    int at = line.indexOf("\"prev\":\"") + 8;
    return line.substring(at, at + 64);
  }
}
