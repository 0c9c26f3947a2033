package id.penjaga.hub.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import id.penjaga.device.messages.JournalRecord;
import id.penjaga.device.messages.Position;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("SYS-06: what the hub stores of a stream")
class IngestTest {

  @ParameterizedTest(name = "held {0}, oldest {1}, arriving {2} after {3}: {4}")
  @CsvSource(
      nullValues = "-",
      textBlock =
          """
          # held, oldest, position, after, verdict
          -,      -,      1/1,    -,      Store
          -,      1/1,    1/1,    -,      Store
          -,      -,      1/2,    1/1,    Gap
          -,      1/1,    1/2,    1/1,    Gap
          -,      1/2,    1/2,    1/1,    HoleThenStore(-..1/1)
          1/1,    1/1,    1/1,    -,      Duplicate
          1/1,    1/1,    1/2,    1/1,    Store
          1/1,    1/1,    1/3,    1/2,    Gap
          1/1,    1/3,    1/3,    1/2,    HoleThenStore(1/1..1/2)
          1/1,    1/3,    1/2,    1/1,    Store
          1/1,    1/3,    1/4,    1/3,    Gap
          1/9,    1/9,    2/1,    1/9,    Store
          1/9,    1/9,    2/1,    1/7,    Store
          1/9,    1/9,    2/1,    1/10,   Gap
          1/9,    2/1,    2/1,    1/10,   HoleThenStore(1/9..1/10)
          1/9,    1/9,    2/2,    2/1,    Gap
          2/1,    1/9,    1/10,   1/9,    Duplicate
          2/1,    1/9,    2/1,    1/9,    Duplicate
          2/1,    -,      3/1,    -,      Store
          2/5,    2/5,    2/5,    2/4,    Duplicate
          """)
  void everyArrivalHasOneVerdict(
      @Nullable String held,
      @Nullable String oldest,
      String position,
      @Nullable String after,
      String verdict) {
    Verdict actual =
        Ingest.decide(
            new Held(at(held), null, at(oldest)),
            new Arrival(position(position), at(after), null, null),
            _ -> null);
    String text =
        switch (actual) {
          case Verdict.HoleThenStore hole ->
              "HoleThenStore(" + (hole.from() == null ? "-" : hole.from()) + ".." + hole.to() + ")";
          default -> actual.getClass().getSimpleName();
        };
    assertEquals(verdict, text);
  }

  @ParameterizedTest(name = "held {0} {1}, arriving {2} after {3}, prev {4}: {5}")
  @CsvSource(
      nullValues = "-",
      textBlock =
          """
          -,    -,  1/1, -,   GENESIS, HOLDS
          -,    -,  1/1, -,   x,       BROKEN
          1/1,  a,  1/2, 1/1, a,       HOLDS
          1/1,  a,  1/2, 1/1, b,       BROKEN
          1/2,  b,  2/1, 1/1, a,       BROKEN
          1/2,  b,  2/1, -,   GENESIS, BROKEN
          """)
  void aRecordThatDoesNotFollowTheOneHeldIsStoredAndMarked(
      @Nullable String held,
      @Nullable String hash,
      String position,
      @Nullable String after,
      String previous,
      Verdict.Chain chain) {
    String prev = previous.equals("GENESIS") ? JournalRecord.GENESIS : previous;
    assertEquals(
        new Verdict.Store(chain),
        Ingest.decide(
            new Held(at(held), hash, null),
            new Arrival(position(position), at(after), prev, "h"),
            _ -> null));
  }

  @Test
  void theSameRecordAgainIsADuplicateAndAnotherAtItsPlaceIsAFork() {
    Held held = new Held(position("1/5"), "five", null);
    Ingest.Archive archive = at -> at.sequence() == 3 ? "three" : null;
    assertEquals(
        new Verdict.Duplicate(),
        Ingest.decide(
            held, new Arrival(position("1/3"), position("1/2"), "two", "three"), archive));
    assertEquals(
        new Verdict.Fork("three"),
        Ingest.decide(
            held, new Arrival(position("1/3"), position("1/2"), "two", "other"), archive));
    assertEquals(
        new Verdict.Duplicate(),
        Ingest.decide(held, new Arrival(position("1/4"), position("1/3"), "x", "y"), archive),
        "inside a declared hole nothing is held to compare with");
  }

  @Test
  void aMessageCannotComeAfterItself() {
    assertThrows(
        IllegalArgumentException.class,
        () -> new Arrival(position("1/2"), position("1/2"), null, null));
    assertThrows(
        IllegalArgumentException.class,
        () -> new Arrival(position("1/2"), position("2/1"), null, null));
  }

  @Test
  @DisplayName(
      "every order of loss, repetition and delay of five messages ends complete, in order, once")
  void everySmallStormHealsByGoingBack() {
    List<Arrival> sent = new ArrayList<>();
    Position before = null;
    for (String at : List.of("1/1", "1/2", "2/1", "2/2", "4/1")) {
      sent.add(new Arrival(position(at), before, null, null));
      before = position(at);
    }
    for (int seed = 0; seed < 20_000; seed++) {
      Random random = new Random(seed);
      List<Position> stored = new ArrayList<>();
      Held held = Held.NOTHING;
      int round = 0;
      while (stored.size() < sent.size()) {
        int next = stored.size();
        for (int i = 0; i < 6; i++) {
          int pick =
              round > 50 ? Math.min(next + i, 4) : random.nextInt(Math.min(next + 3, sent.size()));
          Arrival arrival = sent.get(pick);
          if (Ingest.decide(held, arrival, _ -> null) instanceof Verdict.Store) {
            stored.add(arrival.position());
            held = held.stored(arrival.position(), null);
          }
        }
        assertTrue(round++ < 60, "seed " + seed + " never heals");
      }
      assertEquals(sent.stream().map(Arrival::position).toList(), stored, "seed " + seed);
    }
  }

  @Test
  @DisplayName(
      "all states and arrivals of a small world: stored exactly when the rule in words says so")
  void theWholeSmallWorldFollowsTheRule() {
    List<@Nullable Position> places = new ArrayList<>();
    places.add(null);
    for (int epoch = 1; epoch <= 3; epoch++) {
      for (int sequence = 1; sequence <= 3; sequence++) {
        places.add(new Position(epoch, sequence));
      }
    }
    Map<String, Integer> seen = new HashMap<>();
    for (Position held : places) {
      for (Position oldest : places) {
        for (Position position : places) {
          for (Position after : places) {
            if (position == null || after != null && after.compareTo(position) >= 0) {
              continue;
            }
            Verdict verdict =
                Ingest.decide(
                    new Held(held, null, oldest),
                    new Arrival(position, after, null, null),
                    _ -> null);
            boolean isNew = held == null || position.compareTo(held) > 0;
            boolean follows = after == null || held != null && after.compareTo(held) <= 0;
            boolean isOldest = position.equals(oldest);
            String expected =
                !isNew ? "Duplicate" : follows ? "Store" : isOldest ? "HoleThenStore" : "Gap";
            assertEquals(expected, verdict.getClass().getSimpleName());
            seen.merge(expected, 1, Integer::sum);
          }
        }
      }
    }
    assertEquals(4, seen.size(), "every verdict was met: " + seen);
  }

  private static @Nullable Position at(@Nullable String text) {
    return text == null ? null : position(text);
  }

  private static Position position(String text) {
    int slash = text.indexOf('/');
    return new Position(
        Integer.parseInt(text.substring(0, slash)), Long.parseLong(text.substring(slash + 1)));
  }
}
