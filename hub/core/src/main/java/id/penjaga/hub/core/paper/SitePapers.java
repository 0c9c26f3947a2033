package id.penjaga.hub.core.paper;

import id.penjaga.hub.core.text.Bilingual;
import java.util.List;

/// What the papers of a site have in common.
///
/// @param head lines of the letterhead, from the largest body to the smallest
/// @param address under them
/// @param place where papers are signed
/// @param number pattern of papers that have no number of their own, with `{seq:3}`, `{kind}`,
///     `{MM}` and `{yyyy}`
/// @param approver who puts procedures into force
/// @param check address of the hub as a reader of a paper reaches it, without a slash at its end
public record SitePapers(
    List<String> head,
    String address,
    String place,
    String number,
    Signatory approver,
    String check) {
  public SitePapers {
    head = List.copyOf(head);
  }

  /// Who signs, as the site writes it; name and number stay empty for dots.
  public record Signatory(Bilingual office, String name, String number) {}

  public PaperPart.Letterhead letterhead() {
    return new PaperPart.Letterhead(head, address);
  }
}
