package id.penjaga.hub.core.paper;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/// The routine report of damage (laporan jenis kerusakan rutin): how often each kind of damage,
/// each device and each part.
public final class DamageReport {
  private DamageReport() {}

  /// A closed fault.
  ///
  /// @param number of its case
  /// @param parts that were replaced, each as often as it was; empty when none was
  public record Damage(Instant at, String number, String kind, String device, List<String> parts) {}

  /// @return counts by kind, by device and by part, and the faults themselves
  public static List<Listing> of(List<Damage> damages, Speech speech) {
    List<Listing> lists = new ArrayList<>();
    lists.add(
        counted(
            speech.say("Menurut jenis kerusakan", "By kind of damage"),
            speech.say("Jenis kerusakan", "Kind of damage"),
            damages,
            damage -> List.of(damage.kind()),
            speech));
    lists.add(
        counted(
            speech.say("Menurut perangkat", "By device"),
            speech.say("Perangkat", "Device"),
            damages,
            damage -> List.of(damage.device()),
            speech));
    lists.add(
        counted(
            speech.say("Menurut komponen", "By part"),
            speech.say("Komponen", "Part"),
            damages,
            Damage::parts,
            speech));
    lists.add(
        new Listing(
            speech.say("Kerusakan satu per satu", "Each damage"),
            List.of(
                new PaperPart.Column(speech.say("Selesai", "Closed"), 5),
                new PaperPart.Column(speech.say("Berkas", "Case"), 5),
                new PaperPart.Column(speech.say("Jenis kerusakan", "Kind of damage"), 7),
                new PaperPart.Column(speech.say("Perangkat", "Device"), 5),
                new PaperPart.Column(speech.say("Komponen", "Part"), 7)),
            damages.stream()
                .map(one ->
                    List.of(
                        speech.moment(one.at()),
                        one.number(),
                        one.kind(),
                        one.device(),
                        String.join(", ", one.parts())))
                .toList()));
    return lists;
  }

  private static Listing counted(
      String title,
      String head,
      List<Damage> damages,
      Function<Damage, List<String>> by,
      Speech speech) {
    Map<String, Integer> counts = new TreeMap<>();
    Map<String, String> shown = new LinkedHashMap<>();
    for (Damage damage : damages) {
      for (String word : by.apply(damage)) {
        String key = word.strip().toLowerCase(java.util.Locale.ROOT);
        shown.putIfAbsent(key, word.strip());
        counts.merge(key, 1, Integer::sum);
      }
    }
    return new Listing(
        title,
        List.of(
            new PaperPart.Column(head, 10),
            new PaperPart.Column(speech.say("Jumlah", "Count"), 2, true)),
        counts.entrySet().stream()
            .sorted(
                Map.Entry.<String, Integer>comparingByValue()
                    .reversed()
                    .thenComparing(Map.Entry.comparingByKey()))
            .map(one ->
                List.of(shown.getOrDefault(one.getKey(), ""), Integer.toString(one.getValue())))
            .toList());
  }
}
