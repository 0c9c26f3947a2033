package id.penjaga.hub.app.papers;

import id.penjaga.device.shell.files.FileWords;
import id.penjaga.device.yaml.ConfigRefused;
import id.penjaga.device.yaml.Problem;
import id.penjaga.device.yaml.Sentence;
import id.penjaga.device.yaml.YamlFile;
import id.penjaga.hub.core.paper.ExecutionRecord;
import id.penjaga.hub.core.paper.PaperLayout;
import id.penjaga.hub.core.paper.SitePapers;
import id.penjaga.hub.core.text.Bilingual;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Reads how the papers of a site look. What is wrong with one costs only that one.
public final class PaperFolder {
  private static final String SITE = "papers.yaml";
  private static final String SUFFIX = ".yaml";

  private PaperFolder() {}

  /// What a folder says of papers.
  ///
  /// @param layouts by id
  /// @param problems each refuses the file it names
  public record Looks(SitePapers site, Map<String, PaperLayout> layouts, List<Problem> problems) {}

  /// @param folder of the definitions
  /// @param organisation whose papers they are where `papers.yaml` does not say
  public static Looks read(Path folder, String organisation) {
    List<Problem> problems = new ArrayList<>();
    SitePapers site = Files.exists(folder.resolve(SITE)) ? site(folder, problems) : null;
    Map<String, PaperLayout> layouts = new LinkedHashMap<>();
    for (Path file : files(folder.resolve("papers"), problems)) {
      String name = String.valueOf(file.getFileName());
      String id = name.substring(0, name.length() - SUFFIX.length());
      try {
        String text = Files.readString(file);
        YamlFile yaml = YamlFile.of(name, text, "paper: " + id);
        PaperLayout layout = LayoutReader.read(id, text, yaml.root());
        yaml.problems().refuse();
        layouts.put(id, layout);
      } catch (ConfigRefused e) {
        problems.addAll(e.problems());
      } catch (IOException e) {
        problems.add(new Problem(name, 0, "", YamlFile.unread(FileWords.reason(file, e))));
      }
    }
    counters(layouts, problems);
    return new Looks(site == null ? plain(organisation) : site, layouts, problems);
  }

  /// Each kind of paper counts for itself, so two of one abbreviation would bear the same numbers.
  private static void counters(Map<String, PaperLayout> layouts, List<Problem> problems) {
    Map<String, String> taken = new HashMap<>();
    taken.put(ExecutionRecord.ABBREVIATION, ExecutionRecord.KIND);
    for (ReportKind kind : ReportKind.values()) {
      taken.put(kind.abbreviation(), kind.name());
    }
    for (PaperLayout layout : List.copyOf(layouts.values())) {
      String other =
          layout.form() == null ? taken.putIfAbsent(layout.abbreviation(), layout.id()) : null;
      if (other != null) {
        layouts.remove(layout.id());
        problems.add(
            new Problem(
                layout.id() + SUFFIX,
                0,
                "abbreviation",
                Sentence.of(
                    "adalah {}, yang sudah dipakai {}: nomor keduanya akan sama; pilih yang lain",
                    "is {}, which {} has already: both would bear the same numbers; choose another"
                        + " one",
                    layout.abbreviation(),
                    other)));
      }
    }
  }

  private static SitePapers plain(String organisation) {
    return new SitePapers(
        organisation.isEmpty() ? List.of() : List.of(organisation),
        "",
        "",
        "{seq:3}/{kind}/{MM}/{yyyy}",
        new SitePapers.Signatory(
            new Bilingual("Kepala organisasi", "Head of the organisation"), "", ""),
        "",
        null);
  }

  private static @Nullable SitePapers site(Path folder, List<Problem> problems) {
    try {
      YamlFile yaml =
          YamlFile.read(
              folder.resolve(SITE), "head: [DINAS …]", "copy config/" + SITE + " of Penjaga there");
      SitePapers site = LayoutReader.site(yaml.root());
      yaml.problems().refuse();
      return site;
    } catch (ConfigRefused e) {
      problems.addAll(e.problems());
      return null;
    }
  }

  private static List<Path> files(Path in, List<Problem> problems) {
    if (!Files.isDirectory(in)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(in)) {
      return files.filter(file -> file.toString().endsWith(SUFFIX)).sorted().toList();
    } catch (IOException e) {
      problems.add(new Problem(in.toString(), 0, "", YamlFile.unread(FileWords.reason(in, e))));
      return List.of();
    }
  }
}
