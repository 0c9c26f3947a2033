package id.penjaga.hub.app.store.work;

import id.penjaga.hub.core.text.Bilingual;
import id.penjaga.hub.core.work.Decision;
import java.util.List;

/// Why the book keeps nothing though no rule of the work is against it.
final class BookRefusals {
  static final Decision.Refused GONE =
      of(
          Decision.Reason.FORM,
          "Berkas lampiran sudah dihapus karena lama tidak dipakai. Unggah lagi.",
          "An attachment was removed because it was not used for long. Upload it again.");

  static final Decision.Refused REPEATED =
      of(
          Decision.Reason.REPEATED_DIFFERENTLY,
          "Perintah dengan nomor yang sama sudah tersimpan untuk hal lain. Muat ulang halaman ini,"
              + " lalu kirim kembali.",
          "A command with this number is stored for something else. Load the page again and send it"
              + " once more.");

  static final Decision.Refused CHANGED =
      of(
          Decision.Reason.CHANGED_MEANWHILE,
          "Sudah ada catatan baru sejak Anda membacanya. Baca lagi, lalu kirim lagi bila masih"
              + " perlu.",
          "Something was written since you read it. Read it again, and send once more if it is"
              + " still needed.");

  private BookRefusals() {}

  private static Decision.Refused of(Decision.Reason why, String id, String en) {
    return new Decision.Refused(why, new Bilingual(id, en), List.of());
  }
}
