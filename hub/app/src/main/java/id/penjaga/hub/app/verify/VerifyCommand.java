package id.penjaga.hub.app.verify;

import id.penjaga.hub.core.proof.Anchor;
import id.penjaga.hub.core.proof.Audit;
import id.penjaga.hub.core.proof.Flaw;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Checks the lines of exported files and says what was found, one line for each chain and each
/// flaw.
public final class VerifyCommand {
  private static final String USAGE =
      """
      usage:
        verify [--book <file>] [--journal <file>] [--checkpoint <checkpoint>]
               any of them several times; a checkpoint is <number>:<hash> of the book, or
               <log>/<epoch>/<sequence>:<hash> of a journal, as somebody outside kept it
      """;

  private VerifyCommand() {}

  /// @param args after the word `verify`
  /// @return the exit code: 0 sound, 1 something was changed or is missing, 2 a file could not be
  ///     read, 64 the command is not understood
  public static int run(List<String> args, Appendable out) throws IOException {
    List<Path> files = new ArrayList<>();
    List<Anchor> anchors = new ArrayList<>();
    for (int i = 0; i < args.size(); i += 2) {
      String value = i + 1 < args.size() ? args.get(i + 1) : "";
      switch (args.get(i)) {
        case "--book", "--journal" -> files.add(Path.of(value));
        case "--checkpoint" -> {
          try {
            anchors.add(Anchor.parse(value));
          } catch (IllegalArgumentException e) {
            return said(64, out, String.valueOf(e.getMessage()));
          }
        }
        default -> {
          return said(64, out, "there is no option \"" + args.get(i) + "\"\n" + USAGE);
        }
      }
    }
    if (files.isEmpty()) {
      return said(64, out, USAGE);
    }
    Audit audit = new Audit(anchors);
    for (Path file : files) {
      try {
        read(file, audit);
      } catch (NoSuchFileException _) {
        return said(2, out, "there is no file " + file);
      } catch (IOException e) {
        return said(2, out, "cannot read " + file + ": " + e);
      }
    }
    Audit.Result result = audit.end();
    for (String chain : result.chains()) {
      out.append(chain).append('\n');
    }
    for (Flaw flaw : result.flaws()) {
      out.append(flaw.toString()).append('\n');
    }
    if (result.chains().isEmpty()) {
      return said(result.sound() ? 2 : 1, out, "there is no entry and no record in " + files);
    }
    return said(
        result.sound() ? 0 : 1,
        out,
        result.sound()
            ? "All sound."
            : "NOT SOUND: " + result.flaws().size() + " places are not what they were.");
  }

  private static void read(Path file, Audit audit) throws IOException {
    // bytes that are no UTF-8 are replaced, and then the hash says so
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(Files.newInputStream(file), StandardCharsets.UTF_8))) {
      long number = 0;
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        audit.line(file.getFileName() + " line " + ++number, line);
      }
    }
  }

  private static int said(int code, Appendable out, String what) throws IOException {
    out.append(what.stripTrailing()).append('\n');
    return code;
  }
}
