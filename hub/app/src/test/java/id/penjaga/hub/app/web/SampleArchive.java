package id.penjaga.hub.app.web;

import id.penjaga.hub.app.office.CaseFilter;
import id.penjaga.hub.app.papers.PaperArchive;
import id.penjaga.hub.app.store.papers.PaperRow;
import id.penjaga.hub.core.book.By;
import id.penjaga.hub.core.book.Entry;
import id.penjaga.hub.core.book.Fact;
import id.penjaga.hub.core.book.Subject;
import id.penjaga.hub.core.work.Answer;
import id.penjaga.hub.core.work.Command;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The papers of the cases of an office in memory.
final class SampleArchive implements PaperArchive {
  private final OfficeFake office;
  private final Map<String, byte[]> files = new HashMap<>();

  SampleArchive(OfficeFake office) {
    this.office = office;
  }

  private List<PaperRow> all() {
    List<PaperRow> rows = new ArrayList<>();
    office.cases(CaseFilter.ALL, 50).forEach(line -> rows.addAll(of(Subject.ofCase(line.id()))));
    return rows;
  }

  @Override
  public List<PaperRow> find(
      String paper, String search, Instant from, Instant until, long before, int most) {
    return all().stream()
        .filter(row -> paper.isEmpty() || row.paper().equals(paper))
        .filter(row -> row.number().contains(search))
        .toList();
  }

  @Override
  public Optional<PaperRow> byCode(String code) {
    return all().stream().filter(row -> row.code().equals(code)).findFirst();
  }

  @Override
  public List<PaperRow> of(Subject subject) {
    List<PaperRow> rows = new ArrayList<>();
    Map<String, String> replaced = new HashMap<>();
    Map<String, Long> withdrawn = new HashMap<>();
    for (Entry entry :
        office.caseFile(Long.parseLong(subject.id())).orElseThrow().entries().reversed()) {
      for (Fact fact : entry.facts()) {
        if (fact instanceof Fact.Frozen frozen) {
          String kind = frozen.paper() + frozen.words();
          rows.add(row(frozen, entry, subject, replaced.get(kind), withdrawn.get(frozen.code())));
          replaced.put(kind, String.valueOf(frozen.code()));
        } else if (fact instanceof Fact.PaperWithdrawn gone) {
          withdrawn.put(gone.code(), entry.at().toEpochMilli());
        }
      }
    }
    return rows;
  }

  private static PaperRow row(
      Fact.Frozen frozen,
      Entry entry,
      Subject subject,
      @Nullable String replaced,
      @Nullable Long withdrawn) {
    return new PaperRow(
        String.valueOf(frozen.code()),
        frozen.paper(),
        frozen.number(),
        subject.toString(),
        frozen.document(),
        entry.at().toEpochMilli(),
        entry.sequence(),
        frozen.corrects(),
        replaced,
        null,
        withdrawn,
        frozen.words());
  }

  @Override
  public long nextNumber(String kind, String period) {
    return office.nextNumber(kind, period);
  }

  @Override
  public String keep(byte[] pdf, String name, String by) {
    try {
      String sha256 = HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(pdf));
      files.put(sha256, pdf);
      return sha256;
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public InputStream open(PaperRow paper) {
    return new ByteArrayInputStream(files.getOrDefault(paper.document(), new byte[0]));
  }

  @Override
  public byte[] emblem(String sha256) {
    throw new UnsupportedOperationException("emblems are tried with a real store");
  }

  @Override
  public byte @Nullable [] picture(Subject subject, String sha256) {
    return null;
  }

  @Override
  public Answer withdraw(String id, By.Human by, Subject subject, Command.WithdrawPaper command) {
    throw new UnsupportedOperationException("papers of no case");
  }

  @Override
  public Optional<Instant> began() {
    return Optional.of(Instant.parse("2026-01-05T01:00:00Z"));
  }

  @Override
  public List<Entry> entries(Instant from, Instant until) {
    return List.of();
  }

  @Override
  public Answer freeze(String id, By.Human by, Subject subject, Command.Freeze command) {
    throw new UnsupportedOperationException("papers of no case");
  }
}
