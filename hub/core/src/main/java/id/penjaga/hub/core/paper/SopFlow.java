package id.penjaga.hub.core.paper;

import id.penjaga.hub.core.people.OfficeRole;
import id.penjaga.hub.core.procedure.Procedure;
import id.penjaga.hub.core.procedure.Step;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A procedure as the table of the official form draws it.
///
/// A step that begins or ends is a capsule itself; a decision cannot be one, so it gets a row above
/// or below it.
final class SopFlow {
  private final Procedure procedure;
  private final Speech speech;
  private final ActorColumns columns;
  private final List<FlowMatrix.Row> rows = new ArrayList<>();
  private final List<FlowMatrix.Arrow> arrows = new ArrayList<>();
  private final Map<String, Integer> rowOf = new LinkedHashMap<>();

  private SopFlow(Procedure procedure, Map<String, OfficeRole> roles, Speech speech) {
    this.procedure = procedure;
    this.speech = speech;
    columns = new ActorColumns(procedure, roles, speech);
  }

  static FlowMatrix of(Procedure procedure, Map<String, OfficeRole> roles, Speech speech) {
    return new SopFlow(procedure, roles, speech).matrix();
  }

  private FlowMatrix matrix() {
    Set<String> reached =
        procedure.steps().stream()
            .flatMap(step -> ways(step).stream().map(Way::to))
            .collect(Collectors.toSet());
    Step last = lastToDecideTheEnd();
    int number = 0;
    for (Step step : procedure.steps()) {
      boolean begins = begins(step.id());
      boolean apart = begins && (decides(step) || reached.contains(step.id()));
      if (apart) {
        begin(step);
      }
      int row = rows.size();
      rowOf.put(step.id(), row);
      if (apart) {
        arrows.add(new FlowMatrix.Arrow(row - 1, row, ""));
      }
      boolean ends = last == null && ends(step);
      rows.add(row(step, ++number, begins && !apart || ends));
    }
    if (last != null) {
      rowOf.put(Procedure.END, rows.size());
      rows.add(terminator(last, speech.say("Selesai", "End"), ""));
    }
    connect();
    return new FlowMatrix(heads(speech), columns.names(), rows, arrows, total());
  }

  /// Null where no decision leads to an end, so that the steps that do are capsules themselves.
  private @Nullable Step lastToDecideTheEnd() {
    Step last = null;
    for (Step step : procedure.steps()) {
      if (decides(step) && ends(step)) {
        last = step;
      }
    }
    return last;
  }

  private static boolean ends(Step step) {
    return ways(step).stream().anyMatch(way -> way.to().equals(Procedure.END));
  }

  private boolean begins(String step) {
    return procedure.start().equals(step)
        || procedure.opens().stream().anyMatch(opener -> opener.at().equals(step));
  }

  private void begin(Step step) {
    String how =
        procedure.opens().stream()
            .filter(opener -> opener.at().equals(step.id()))
            .map(opener -> speech.say(opener.text()))
            .distinct()
            .collect(Collectors.joining("; "));
    rows.add(terminator(step, speech.say("Mulai", "Start"), how));
  }

  private FlowMatrix.Row terminator(Step step, String word, String activity) {
    return new FlowMatrix.Row(
        "",
        activity.isEmpty() ? word : word + ": " + activity,
        columns.actor(step),
        List.of(),
        FlowMatrix.Symbol.CAPSULE,
        word,
        "",
        "",
        "",
        "");
  }

  private FlowMatrix.Row row(Step step, int number, boolean capsule) {
    return new FlowMatrix.Row(
        Integer.toString(number),
        speech.say(step.text()),
        columns.actor(step),
        columns.with(step),
        decides(step)
            ? FlowMatrix.Symbol.DIAMOND
            : capsule ? FlowMatrix.Symbol.CAPSULE : FlowMatrix.Symbol.BOX,
        "",
        needs(step, speech),
        standard(step, speech),
        speech.say(step.output()),
        legend(step));
  }

  /// A way out of a step.
  ///
  /// @param branches that take it; empty for the one way of a step that does not decide
  private record Way(String to, List<Step.Branch> branches) {}

  private static List<Way> ways(Step step) {
    Map<String, List<Step.Branch>> ways = new LinkedHashMap<>();
    for (Step.Branch branch : step.branches()) {
      ways.computeIfAbsent(branch.next(), _ -> new ArrayList<>()).add(branch);
    }
    if (step.next() != null) {
      ways.putIfAbsent(step.next(), new ArrayList<>());
    }
    Stream.concat(
            step.beside().stream(), step.branches().stream().flatMap(one -> one.beside().stream()))
        .forEach(beside -> ways.putIfAbsent(beside, new ArrayList<>()));
    return ways.entrySet().stream().map(way -> new Way(way.getKey(), way.getValue())).toList();
  }

  private static boolean decides(Step step) {
    return !step.branches().isEmpty();
  }

  /// `Ya` and `Tidak`: the negative answer is Tidak wherever it stands.
  private List<String> labels(List<Way> ways) {
    List<Way> deciding = ways.stream().filter(way -> !way.branches().isEmpty()).toList();
    if (deciding.size() < 2) {
      return ways.stream().map(_ -> "").toList();
    }
    boolean turned = negative(deciding.get(0)) && !negative(deciding.get(1));
    List<String> words = new ArrayList<>(List.of(yes(), no()));
    if (turned) {
      words = words.reversed();
    }
    List<String> labels = new ArrayList<>();
    for (Way way : ways) {
      int place = deciding.indexOf(way);
      labels.add(
          place < 0 ? "" : place < 2 ? words.get(place) : Character.toString('a' + place - 2));
    }
    return labels;
  }

  private String yes() {
    return speech.say("Ya", "Yes");
  }

  private String no() {
    return speech.say("Tidak", "No");
  }

  private static boolean negative(Way way) {
    return way.branches().stream()
        .allMatch(one ->
            one.text()
                .id()
                .toLowerCase(Locale.ROOT)
                .matches("(tidak|belum|bukan|tanpa|gagal|ditolak)\\b.*"));
  }

  private void connect() {
    for (Step step : procedure.steps()) {
      List<Way> ways = ways(step);
      List<String> labels = labels(ways);
      for (int i = 0; i < ways.size(); i++) {
        Integer to = rowOf.get(ways.get(i).to());
        Integer from = rowOf.get(step.id());
        if (to != null && from != null) {
          arrows.add(new FlowMatrix.Arrow(from, to, labels.get(i)));
        }
      }
    }
  }

  /// What Ya and Tidak mean, where the branches say more than that.
  private String legend(Step step) {
    List<Way> ways = ways(step);
    List<String> labels = labels(ways);
    Set<String> lines = new LinkedHashSet<>();
    for (int i = 0; i < ways.size(); i++) {
      String label = labels.get(i);
      String meaning =
          ways.get(i).branches().stream()
              .map(branch -> speech.say(branch.text()))
              .distinct()
              .collect(Collectors.joining(" / "));
      if (meaning.isEmpty() || meaning.equals(label)) {
        continue;
      }
      lines.add(label.isEmpty() ? meaning : label + ": " + meaning);
    }
    return String.join("\n", lines);
  }

  static String needs(Step step, Speech speech) {
    return step.needs().stream()
        .map(need -> speech.say(need.text()))
        .collect(Collectors.joining("\n"));
  }

  /// The standard time as it is printed; empty where the source has none (SYS-11).
  static String standard(Step step, Speech speech) {
    Integer minutes = step.time().minutes();
    return minutes == null ? speech.say(step.time().note()) : speech.minutes(minutes);
  }

  static FlowMatrix.Heads heads(Speech speech) {
    return new FlowMatrix.Heads(
        "No",
        speech.say("Kegiatan", "Activity"),
        speech.say("Pelaksana", "Actors"),
        speech.say("Mutu Baku", "Quality standard"),
        speech.say("Kelengkapan", "Requirements"),
        speech.say("Waktu", "Time"),
        speech.say("Output", "Output"),
        speech.say("Ket.", "Remarks"));
  }

  private String total() {
    List<String> parts = new ArrayList<>();
    if (procedure.minutes() > 0) {
      parts.add(
          speech.say("Jumlah waktu yang tercetak per langkah: ", "Sum of the printed times: ")
              + speech.minutes(procedure.minutes()));
    }
    Integer printed = procedure.totals().printed();
    if (printed != null) {
      parts.add(
          speech.say("jumlah tercetak pada sumber: ", "total printed in the source: ")
              + speech.minutes(printed));
    }
    if (!procedure.totals().note().isEmpty()) {
      parts.add(speech.say(procedure.totals().note()));
    }
    return String.join("; ", parts);
  }
}
