package id.penjaga.hub.app.papers;

import id.penjaga.hub.app.office.Office;
import id.penjaga.hub.core.book.Fact;
import id.penjaga.hub.core.paper.PaperPicture;
import id.penjaga.hub.core.paper.SitePapers;
import org.jspecify.annotations.Nullable;

/// What the papers of the site have in common now: as somebody set it on its page, else as
/// `papers.yaml` says.
final class SiteLook {
  private final SitePapers configured;
  private final Office office;
  private final PaperArchive archive;

  /// The last picture, which every paper asks for.
  private volatile @Nullable PaperPicture emblem;

  SiteLook(SitePapers configured, Office office, PaperArchive archive) {
    this.configured = configured;
    this.office = office;
    this.archive = archive;
  }

  SitePapers now() {
    Fact.PapersSet set = office.rooms().papers();
    return set == null ? configured : configured.with(set, emblem(set.emblem()));
  }

  private @Nullable PaperPicture emblem(@Nullable String sha256) {
    PaperPicture known = emblem;
    if (sha256 == null || known != null && known.sha256().equals(sha256)) {
      return sha256 == null ? null : known;
    }
    PaperPicture read = new PaperPicture(sha256, archive.emblem(sha256));
    emblem = read;
    return read;
  }
}
