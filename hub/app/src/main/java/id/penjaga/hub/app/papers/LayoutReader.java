package id.penjaga.hub.app.papers;

import id.penjaga.device.yaml.Section;
import id.penjaga.device.yaml.Sentence;
import id.penjaga.hub.app.definitions.YamlParts;
import id.penjaga.hub.core.paper.Paper;
import id.penjaga.hub.core.paper.PaperLayout;
import id.penjaga.hub.core.paper.SitePapers;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/// Reads `papers.yaml` and the layout of one paper.
public final class LayoutReader {
  private LayoutReader() {}

  public static SitePapers site(Section root) {
    List<String> head = root.list("head", text -> text);
    String address = root.text("address", "");
    String place = root.text("place", "");
    String number = root.text("number", "{seq:3}/{kind}/{MM}/{yyyy}");
    if (!number.contains("{seq:")) {
      root.wrong(
          "number",
          Sentence.of(
              "tidak menghitung apa pun; tulis {seq:3} untuk nomor tiga angka di dalamnya",
              "counts nothing; write {seq:3} for a number of three digits in it"));
    }
    String check = root.text("check", "");
    if (check.endsWith("/")) {
      root.wrong(
          "check",
          Sentence.of(
              "berakhir dengan garis miring; hilangkan garis miringnya",
              "ends with a slash; leave the slash away"));
    }
    Section approver = root.group("approver");
    SitePapers.Signatory signatory =
        new SitePapers.Signatory(
            YamlParts.optionalText(approver, "office"),
            approver.text("name", ""),
            approver.text("nip", ""));
    approver.end();
    root.end();
    return new SitePapers(head, address, place, number, signatory, check, null);
  }

  /// @param id as its file is called
  /// @param text of the file, for its hash
  public static PaperLayout read(String id, String text, Section root) {
    String named = YamlParts.id(root, "paper");
    if (!named.isEmpty() && !named.equals(id)) {
      root.wrong(
          "paper",
          Sentence.of(
              "adalah \"{}\" dalam file bernama {}.yaml; pakai satu nama",
              "is \"{}\" in a file called {}.yaml; use one name",
              named,
              id));
    }
    var title = YamlParts.text(root, "title");
    String abbreviation = root.text("abbreviation", id);
    if (!abbreviation.matches("[A-Za-z0-9][A-Za-z0-9.-]{0,11}") && !abbreviation.equals(id)) {
      root.wrong(
          "abbreviation",
          Sentence.of(
              "adalah \"{}\"; tulis paling banyak 12 huruf dan angka, seperti LB",
              "is \"{}\"; write up to 12 letters and figures, such as LB",
              abbreviation));
    }
    String form = root.optionalText("number_of");
    boolean landscape = root.flag("landscape", false);
    List<PaperLayout.Block> blocks = new ArrayList<>();
    for (Section block : root.sections("blocks")) {
      blocks.add(block(block));
      block.end();
    }
    root.end();
    return new PaperLayout(
        id,
        title,
        abbreviation,
        form,
        landscape ? Paper.Side.LANDSCAPE : Paper.Side.PORTRAIT,
        blocks,
        sha256(text));
  }

  private static PaperLayout.Block block(Section block) {
    if (block.has("heading")) {
      return new PaperLayout.Block.Heading(YamlParts.text(block, "heading"));
    }
    if (block.has("text")) {
      return new PaperLayout.Block.Text(YamlParts.text(block, "text"));
    }
    if (block.has("fields")) {
      return new PaperLayout.Block.Fields(
          YamlParts.id(block, "fields"),
          block.has("only") ? block.list("only", YamlParts::id) : List.of());
    }
    if (block.has("facts")) {
      List<PaperLayout.Line> lines = new ArrayList<>();
      for (Section line : block.sections("facts")) {
        lines.add(
            new PaperLayout.Line(YamlParts.text(line, "label"), YamlParts.text(line, "text")));
        line.end();
      }
      return new PaperLayout.Block.Facts(lines);
    }
    if (block.has("month")) {
      String path = YamlParts.word(block, "month");
      int dot = path.indexOf('.');
      if (dot < 0) {
        block.wrong(
            "month",
            Sentence.of(
                "tidak menyebut isian; tulis FORMULIR.isian", "names no field; write FORM.field"));
      }
      return new PaperLayout.Block.Month(
          path.substring(0, Math.max(0, dot)), path.substring(dot + 1));
    }
    if (!block.has("signatures")) {
      block.wrong(
          Sentence.of(
              "bukan bagian sebuah dokumen; tulis heading, text, fields, facts, month, atau"
                  + " signatures",
              "is no part of a paper; write heading, text, fields, facts, month or signatures"));
    }
    List<PaperLayout.Hand> hands = new ArrayList<>();
    for (Section hand : block.sections("signatures")) {
      hands.add(
          new PaperLayout.Hand(
              YamlParts.optionalText(hand, "before"),
              YamlParts.optionalText(hand, "office"),
              hand.text("step", ""),
              hand.optionalText("sign"),
              YamlParts.optionalText(hand, "name")));
      hand.end();
    }
    return new PaperLayout.Block.Signatures(hands);
  }

  private static String sha256(String text) {
    try {
      return HexFormat.of()
          .formatHex(
              MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
