package id.penjaga.hub.core.fuel;

import static org.junit.jupiter.api.Assertions.assertEquals;

import id.penjaga.hub.core.outage.OutageRecord;
import id.penjaga.hub.core.outage.Outages;
import id.penjaga.hub.core.outage.PowerFact;
import id.penjaga.hub.core.outage.PowerRules;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// When a generator ran, as far as anybody knows.
class GensetRunsTest {
  private static final Instant NOW = at("18:00");

  private static Instant at(String time) {
    return Instant.parse("2026-09-16T" + time + ":00Z");
  }

  private static PowerFact.Genset told(String at, boolean runs) {
    return new PowerFact.Genset(at(at), "G", runs, false);
  }

  private static PowerFact.Genset sensed(String at, boolean runs) {
    return new PowerFact.Genset(at(at), "G", runs, true);
  }

  /// The outages of a room where a person confirms each end: the UPS leaves its battery at once.
  private static List<OutageRecord> room(String from, String until) {
    PowerFact on = new PowerFact.Ups(at(from), "u", PowerFact.Word.ON_BATTERY, true);
    PowerFact off =
        new PowerFact.Ups(at(from).plusSeconds(40), "u", PowerFact.Word.ON_BATTERY, false);
    PowerFact end =
        new PowerFact.Told(at(until), at(from), PowerFact.Kind.RESTORED, at(until), "", "", 0);
    return Outages.of(
            Stream.of(on, off, end).filter(fact -> !fact.at().isAfter(NOW)).toList(),
            new PowerRules(false),
            NOW)
        .records();
  }

  @SafeVarargs
  @SuppressWarnings("varargs") // it is only read
  private static List<String> runs(List<PowerFact.Genset> facts, List<OutageRecord>... rooms) {
    return GensetRuns.of(facts, List.of(rooms), NOW).stream()
        .map(run ->
            run.at().toString().substring(11, 19) + (run.on() ? " on " : " off ") + run.source())
        .sorted()
        .toList();
  }

  @Test
  @DisplayName("PWR-06 a test run outside any outage burns what it burns")
  void testRun() {
    assertEquals(
        List.of("08:00:00 on told", "08:15:00 off told"),
        runs(List.of(told("08:00", true), told("08:15", false))));
    assertEquals(
        List.of("08:00:00 on told", "08:15:00 off told"),
        runs(List.of(sensed("08:00", true), sensed("08:15", false))));
    assertEquals(List.of("08:00:00 on told"), runs(List.of(told("08:00", true))), "it runs yet");
  }

  @Test
  @DisplayName("A start told in an outage ends with the last outage, where nobody told the stop")
  void stopNotTold() {
    assertEquals(
        List.of("10:00:00 on told", "12:00:00 off told"),
        runs(List.of(told("10:00", true)), List.of(), room("09:50", "12:00")).stream()
            .filter(run -> run.endsWith("told"))
            .toList());
    List<OutageRecord> longer = room("10:02", "13:00");
    assertEquals(
        List.of("10:00:00 on told", "13:00:00 off told"),
        runs(List.of(told("10:00", true)), room("09:50", "12:00"), longer).stream()
            .filter(run -> run.endsWith("told"))
            .toList());
    assertEquals(
        List.of("10:00:00 on told", "12:30:00 off told"),
        runs(List.of(told("10:00", true), told("12:30", false)), room("09:50", "12:00")).stream()
            .filter(run -> run.endsWith("told"))
            .toList());
    assertEquals(
        List.of("10:00:00 on told"),
        runs(List.of(sensed("10:00", true)), room("09:50", "12:00")).stream()
            .filter(run -> run.endsWith("told"))
            .toList(),
        "a contact says so itself");
  }

  @Test
  @DisplayName("Each room in which it is presumed to run is a source, unless its contact denies it")
  void presumed() {
    assertEquals(
        List.of(
            "10:00:40 on room 0",
            "10:30:40 on room 1",
            "11:00:00 off room 0",
            "12:00:00 off room 1"),
        runs(List.of(), room("10:00", "11:00"), room("10:30", "12:00")));
    assertEquals(List.of("10:00:40 on room 0"), runs(List.of(), room("10:00", "19:00")), "open");
    assertEquals(
        List.of("09:00:00 off told"),
        runs(List.of(sensed("09:00", false)), room("10:00", "11:00")));
  }
}
