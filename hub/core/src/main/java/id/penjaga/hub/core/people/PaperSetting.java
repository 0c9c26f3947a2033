package id.penjaga.hub.core.people;

import id.penjaga.hub.core.book.Fact;
import id.penjaga.hub.core.book.Value;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Rules of what papers have in common: letterhead, place, numbers, who signs (DOC-03).
final class PaperSetting {
  private static final int MOST_LINES = 5;
  private static final Pattern PLACE = Pattern.compile("\\{([^}]*)}?");
  private static final Pattern KNOWN = Pattern.compile("seq:[1-9]|kind|MM|yyyy");
  private static final List<String> PERSONAL = List.of("name", "nip");
  private static final List<String> KEYS =
      List.of("address", "place", "number", "office_id", "office_en", "name", "nip");

  private PaperSetting() {}

  static void set(PeopleCommand.SetPapers set, Sitting sitting) {
    int before = sitting.problems();
    sitting.reason(set.reason());
    List<String> head = set.head().stream().map(Sitting::clean).filter(l -> !l.isEmpty()).toList();
    if (head.isEmpty()
        || head.size() > MOST_LINES
        || head.stream().anyMatch(PaperSetting::tooLong)) {
      sitting.problem(
          "head",
          "Tuliskan nama instansi, satu sampai lima baris.",
          "Write the name of the agency, one to five lines.");
    }
    Map<String, Value> fields = new TreeMap<>();
    for (String key : KEYS) {
      String typed = Sitting.clean(set.fields().getOrDefault(key, ""));
      if (tooLong(typed)) {
        sitting.problem(key, "Terlalu panjang, paling banyak 200 huruf.", "Too long: 200 at most.");
      }
      if (!typed.isEmpty()) {
        fields.put(key, PERSONAL.contains(key) ? new Value.Personal(typed) : new Value.Text(typed));
      }
    }
    number(Sitting.clean(set.fields().getOrDefault("number", "")), sitting);
    if (fields.get("office_id") == null || fields.get("office_en") == null) {
      sitting.problem(
          "office_id",
          "Tuliskan jabatan penanda tangan dalam kedua bahasa.",
          "Write the office of who signs in both languages.");
    }
    String nip = Sitting.clean(set.fields().getOrDefault("nip", ""));
    if (!nip.matches("|[0-9 ]{18,22}")) {
      sitting.problem("nip", "NIP terdiri atas 18 angka.", "A NIP has 18 digits.");
    }
    if (sitting.problems() == before) {
      sitting.fact(new Fact.PapersSet(head, fields, set.emblem(), Sitting.clean(set.reason())));
    }
  }

  private static boolean tooLong(String text) {
    return text.length() > Sitting.LONGEST;
  }

  private static void number(String pattern, Sitting sitting) {
    Matcher places = PLACE.matcher(pattern);
    boolean counts = false;
    while (places.find()) {
      String place = places.group(1);
      counts |= place.startsWith("seq:");
      if (!KNOWN.matcher(place).matches() || !places.group().endsWith("}")) {
        sitting.problem(
            "number",
            "“" + places.group() + "” tidak dikenal; pakai {seq:3}, {kind}, {MM} dan {yyyy}.",
            "“" + places.group() + "” is not known; use {seq:3}, {kind}, {MM} and {yyyy}.");
        return;
      }
    }
    if (!counts || !pattern.contains("{kind}") || !pattern.contains("{yyyy}")) {
      sitting.problem(
          "number",
          "Nomor harus memuat {seq:3} (urutan), {kind} (jenis dokumen) dan {yyyy} (tahun): urutan"
              + " dihitung tiap jenis dan mulai lagi tiap tahun.",
          "A number holds {seq:3} (the count), {kind} (kind of paper) and {yyyy} (year): each kind"
              + " is counted by itself and begins anew each year.");
    }
  }
}
