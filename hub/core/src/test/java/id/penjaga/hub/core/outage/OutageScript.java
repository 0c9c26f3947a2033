package id.penjaga.hub.core.outage;

import id.penjaga.hub.core.paper.Speech;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// An outage as a script: a line per fact, behind them the document that is expected.
final class OutageScript {
  static final ZoneId ZONE = ZoneId.of("Asia/Jakarta");
  static final String EXPECTED = "---\n";

  private final List<PowerFact> facts = new ArrayList<>();
  private boolean seesMains;
  private Instant now = Instant.MAX;

  static OutageScript read(String text) {
    OutageScript script = new OutageScript();
    text.split(EXPECTED)[0].lines().filter(line -> !line.startsWith("#")).forEach(script::line);
    return script;
  }

  List<PowerFact> facts() {
    return facts;
  }

  Outages folded(List<PowerFact> order) {
    return Outages.of(order, new PowerRules(seesMains), now);
  }

  /// What is made of it.
  static String document(Outages outages) {
    StringBuilder text = new StringBuilder();
    for (OutageRecord record : outages.records()) {
      text.append(record.open() ? "OPEN " : "CLOSED ").append(record.source()).append('\n');
      OutageText.of(record, new Speech("id", ZONE)).forEach(line -> text.append(line).append('\n'));
      text.append("lines: ")
          .append(record.lines().size())
          .append(record.correction().isEmpty() ? "" : "; " + record.correction())
          .append("\n\n");
    }
    for (Outages.Dip dip : outages.dips()) {
      text.append("DIP ").append(dip.at().atZone(ZONE).toLocalDateTime());
      text.append(' ').append(dip.length().toMillis()).append(" ms\n");
    }
    return text.isEmpty() ? "NOTHING\n" : text.toString();
  }

  private void line(String line) {
    if (line.equals("sees mains")) {
      seesMains = true;
    } else if (line.startsWith("now ")) {
      now = at(line.substring(4));
    } else if (!line.isBlank()) {
      String[] words = line.split(" ", 6);
      facts.add(fact(at(words[0]), words[1], words));
    }
  }

  private static PowerFact fact(Instant at, String what, String[] words) {
    String input = what.contains(":") ? what.substring(what.indexOf(':') + 1) : "main";
    return switch (what.contains(":") ? what.substring(0, what.indexOf(':')) : what) {
      case "mains" -> new PowerFact.Mains(at, input, words[2].equals("back"));
      case "ups" ->
          new PowerFact.Ups(
              at,
              input,
              PowerFact.Word.valueOf(words[2].toUpperCase(Locale.ROOT).replace('-', '_')),
              words[3].equals("on"));
      case "runtime" -> new PowerFact.Runtime(at, input, Double.parseDouble(words[2]));
      case "genset" -> new PowerFact.Genset(at, "G", words[2].equals("on"), true);
      case "genset-told" -> new PowerFact.Genset(at, "G", words[2].equals("on"), false);
      case "temperature" ->
          new PowerFact.Temperature(
              at,
              input.equals("main") ? "room" : input,
              Double.parseDouble(words[2]),
              Double.parseDouble(words[3]));
      case "door" -> new PowerFact.Door(at, "door", words[2].equals("open"));
      case "in", "out" -> new PowerFact.Passage(at, words[2], what.equals("in"));
      case "shutdown" ->
          new PowerFact.Shutdown(
              at,
              "main",
              input,
              PowerFact.Step.valueOf(words[2].toUpperCase(Locale.ROOT)),
              Long.parseLong(words[3]));
      case "restarted" -> new PowerFact.Restarted(at, "dev-1");
      case "told" -> told(at, words);
      default -> throw new IllegalArgumentException(what);
    };
  }

  private static PowerFact.Told told(Instant at, String[] words) {
    PowerFact.Kind kind =
        PowerFact.Kind.valueOf(words[3].toUpperCase(Locale.ROOT).replace('-', '_'));
    String more = words.length > 5 ? words[5] : "";
    boolean litres = kind == PowerFact.Kind.REFILLED;
    return new PowerFact.Told(
        at,
        at(words[2]),
        kind,
        at(words[4]),
        "",
        litres ? "" : more,
        litres ? Double.parseDouble(more) : 0);
  }

  private static Instant at(String local) {
    return LocalDateTime.parse(local).atZone(ZONE).toInstant();
  }
}
