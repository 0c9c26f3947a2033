package id.penjaga.hub.app.seal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import id.penjaga.hub.app.print.PdfPrinter;
import id.penjaga.hub.app.print.PdfText;
import id.penjaga.hub.core.paper.Paper;
import id.penjaga.hub.core.paper.PaperPart;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("The seal on papers (DOC-03)")
class SealTest {
  private static final String SECRET = "rahasia-uji-segel";

  @TempDir static Path folder;
  private static Path store;
  private static Path password;
  private static Seal first;
  private static Seal second;
  private static Instant at;

  /// Keys of RSA take a second each; one renewal serves all tests.
  @BeforeAll
  static void keys() throws Exception {
    store = folder.resolve("seal.p12");
    password = folder.resolve("seal.password");
    Files.writeString(password, SECRET + "\n");
    Files.setPosixFilePermissions(password, PosixFilePermissions.fromString("rw-------"));
    SealStore keys = new SealStore(store, password);
    keys.renew("Dinas Kominfo, Kota \"Contoh\"", SECRET);
    first = Seal.open(store, SECRET);
    keys.renew("Dinas Kominfo Kota Contoh", SECRET);
    second = Seal.open(store, SECRET);
    at =
        second
            .certificates()
            .getFirst()
            .getNotBefore()
            .toInstant()
            .plusSeconds(60)
            .truncatedTo(ChronoUnit.SECONDS);
  }

  private static Paper paper(String text) {
    return new Paper(
        "F-01",
        "Form aduan",
        "id",
        Paper.Side.PORTRAIT,
        Instant.parse("2026-09-10T02:00:00Z"),
        List.of(new PaperPart.Title("FORM ADUAN", "001"), new PaperPart.Text(text)),
        "",
        "0".repeat(26),
        "http://localhost:8080/v/" + "0".repeat(26));
  }

  @Test
  @DisplayName("pdfsig finds it valid and trusted, over the whole document, with its signing time")
  void valid() throws Exception {
    byte[] pdf = PdfPrinter.print(paper("Sambungan putus."), second, at);
    Files.write(Files.createDirectories(Path.of("target/papers")).resolve("sealed.pdf"), pdf);
    String said = new PdfSigPeer(folder.resolve("valid"), List.of(second.authority())).says(pdf);
    assertTrue(said.contains("Signature Validation: Signature is Valid."), said);
    assertTrue(said.contains("Certificate Validation: Certificate is Trusted."), said);
    assertTrue(said.contains("Total document signed"), said);
    assertTrue(said.contains("Signature Type: ETSI.CAdES.detached"), said);
    assertTrue(said.contains("Signing Hash Algorithm: SHA-256"), said);
    assertTrue(said.contains("Dinas Kominfo Kota Contoh"), said);
    PdfText.says(PdfText.of(pdf), "Sambungan putus.", "Segel elektronik: Dinas Kominfo");
  }

  @Test
  @DisplayName("a changed byte anywhere in the text breaks it")
  void broken() throws Exception {
    byte[] pdf = PdfPrinter.print(paper("Sambungan putus."), second, at);
    int info = new String(pdf, StandardCharsets.ISO_8859_1).indexOf("/Producer");
    pdf[info + 12] ^= 1;
    String said = new PdfSigPeer(folder.resolve("broken"), List.of(second.authority())).says(pdf);
    assertFalse(said.contains("Signature is Valid"), said);
    assertTrue(said.contains("Digest Mismatch"), said);
  }

  @Test
  @DisplayName(
      "the same paper at the same signing time is the same bytes; the time is part of them")
  void deterministic() {
    byte[] pdf = PdfPrinter.print(paper("sama"), second, at);
    assertArrayEquals(pdf, PdfPrinter.print(paper("sama"), second, at));
    assertFalse(
        java.util.Arrays.equals(pdf, PdfPrinter.print(paper("sama"), second, at.plusSeconds(1))));
  }

  @Test
  @DisplayName(
      "after a new key the papers of the old one are valid, and nobody seals with it again")
  void rotation() throws Exception {
    byte[] old = PdfPrinter.print(paper("lama"), first, at);
    assertEquals(2, second.certificates().size());
    assertEquals(first.authority(), second.authority(), "who trusted it once trusts it still");
    assertEquals(first.certificates().getFirst(), second.certificates().getLast());
    assertNotEquals(first.certificates().getFirst(), second.certificates().getFirst());
    PdfSigPeer peer = new PdfSigPeer(folder.resolve("rotation"), List.of(first.authority()));
    assertTrue(peer.says(old).contains("Signature is Valid"));
    assertTrue(peer.says(old).contains("Certificate is Trusted"));
    assertTrue(
        peer.says(PdfPrinter.print(paper("baru"), second, at)).contains("Certificate is Trusted"));
    var keys = java.security.KeyStore.getInstance(store.toFile(), SECRET.toCharArray());
    assertTrue(keys.isCertificateEntry("seal-1"), "its private key is gone");
    assertTrue(keys.isKeyEntry("seal-2"));
    assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(store)));
  }

  @Test
  @DisplayName("it seals only within its certificate's time")
  void time() {
    assertTrue(second.holds(at));
    assertFalse(second.holds(second.until().plusSeconds(1)));
    assertFalse(second.holds(at.minus(365, ChronoUnit.DAYS)));
  }

  @Test
  @DisplayName("a wrong password and a store that others may read are refused with what to do")
  void refused() throws Exception {
    String wrong = assertThrows(SealRefused.class, () -> Seal.open(store, "salah")).getMessage();
    assertTrue(wrong.contains("password"), wrong);
    Path lax = folder.resolve("lax.p12");
    Files.copy(store, lax);
    Files.setPosixFilePermissions(lax, PosixFilePermissions.fromString("rw-r--r--"));
    String open = assertThrows(SealRefused.class, () -> Seal.open(lax, SECRET)).getMessage();
    assertTrue(open.contains("chmod"), open);
  }
}
