package id.penjaga.hub.core.paper;

import id.penjaga.hub.core.book.Fact;
import id.penjaga.hub.core.book.Value;
import id.penjaga.hub.core.text.Bilingual;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What the papers of a site have in common.
///
/// @param head lines of the letterhead, from the largest body to the smallest
/// @param address under them
/// @param place where papers are signed
/// @param number pattern of papers that have no number of their own, with `{seq:3}`, `{kind}`,
///     `{MM}` and `{yyyy}`
/// @param approver who puts procedures into force
/// @param check address of the hub as a reader of a paper reaches it, without a slash at its end
/// @param emblem in the letterhead; null for none
public record SitePapers(
    List<String> head,
    String address,
    String place,
    String number,
    Signatory approver,
    String check,
    @Nullable PaperPicture emblem) {
  public SitePapers {
    head = List.copyOf(head);
  }

  /// Who signs, as the site writes it; name and number stay empty for dots.
  public record Signatory(Bilingual office, String name, String number) {}

  public PaperPart.Letterhead letterhead() {
    return new PaperPart.Letterhead(head, address, emblem);
  }

  /// As an entry of the book says it; the address of the hub stays as it is configured.
  ///
  /// @param picture of the hash that the entry names
  public SitePapers with(Fact.PapersSet set, @Nullable PaperPicture picture) {
    Map<String, Value> fields = set.fields();
    return new SitePapers(
        set.head(),
        text(fields, "address"),
        text(fields, "place"),
        text(fields, "number"),
        new Signatory(
            new Bilingual(text(fields, "office_id"), text(fields, "office_en")),
            text(fields, "name"),
            text(fields, "nip")),
        check,
        picture);
  }

  private static String text(Map<String, Value> fields, String key) {
    Value value = fields.get(key);
    return value == null || value instanceof Value.Committed ? "" : value.plain();
  }
}
