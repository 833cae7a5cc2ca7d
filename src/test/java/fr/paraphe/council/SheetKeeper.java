package fr.paraphe.council;

import fr.paraphe.document.PdfRenderer;
import fr.paraphe.document.Sheet;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** The layout is another room's; what matters here is what is laid out, and how often. */
class SheetKeeper extends PdfRenderer {

    private final List<Sheet> sheets = new ArrayList<>();

    @Override
    public byte[] render(Sheet sheet) {
        sheets.add(sheet);
        return sheet.toString().getBytes(StandardCharsets.UTF_8);
    }

    <S extends Sheet> List<S> of(Class<S> kind) {
        return sheets.stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    void clear() {
        sheets.clear();
    }
}
