package id.penjaga.hub.app.web.visit;

import id.penjaga.hub.app.office.CaseFile;
import id.penjaga.hub.app.web.work.desk.OfficeWords;
import id.penjaga.hub.app.web.work.story.StoryLine;
import id.penjaga.hub.core.text.Bilingual;
import java.util.List;

/// One visit from its request to its papers.
///
/// @param activities what each visitor says was done at each coming, in their order; empty for
///     nothing yet
/// @param environment what the sensors measured during the visit and after it
/// @param note what was said of a breach; empty for nothing
/// @param lines people and room in one line of time
public record VisitStory(
    VisitCard card,
    CaseFile file,
    OfficeWords o,
    List<String> activities,
    List<Bilingual> environment,
    String note,
    List<StoryLine> lines) {}
