package id.penjaga.hub.app.print;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// LibreOffice, which opens a file as an office does; a test without it is skipped.
public final class SpreadsheetPeer {
  private static final Path OFFICE = Path.of("/usr/bin/soffice");

  private final Path folder;

  /// @param folder for what it writes
  public SpreadsheetPeer(Path folder) {
    assumeTrue(
        Files.isExecutable(OFFICE) || System.getenv("CI") != null,
        "soffice (Debian's package libreoffice-calc) is missing");
    this.folder = folder;
  }

  /// The rows of the first sheet of each file as a person sees them, formulas worked out.
  public List<List<CsvRecord>> opened(Path... files) throws Exception {
    Path to = Files.createDirectory(folder.resolve("opened"));
    List<String> command =
        new ArrayList<>(
            List.of(
                OFFICE.toString(),
                "-env:UserInstallation=file://" + folder.resolve("profile"),
                "--headless",
                "--convert-to",
                "csv:Text - txt - csv (StarCalc):44,34,76",
                "--outdir",
                to.toString()));
    Arrays.stream(files).map(Path::toString).forEach(command::add);
    Process office =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("log").toFile())
            .start();
    assertTrue(office.waitFor(120, TimeUnit.SECONDS), "LibreOffice ended");
    List<List<CsvRecord>> opened = new ArrayList<>();
    for (Path file : files) {
      String name = String.valueOf(file.getFileName()).replaceFirst("[.][a-z]+$", ".csv");
      String text = Files.readString(to.resolve(name)).replace("\ufeff", "");
      opened.add(CsvReader.builder().ofCsvRecord(text).stream().toList());
    }
    return opened;
  }
}
