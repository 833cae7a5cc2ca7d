package fr.paraphe.web.page.register;

import fr.paraphe.NotFoundException;
import fr.paraphe.directory.Commune;
import fr.paraphe.directory.DirectoryService;
import fr.paraphe.document.DocumentKind;
import fr.paraphe.document.DocumentStore;
import fr.paraphe.document.StoredDocument;
import fr.paraphe.prefecture.Act;
import fr.paraphe.prefecture.ActIdentifier;
import fr.paraphe.prefecture.ActNumber;
import fr.paraphe.prefecture.PublicRegister;
import fr.paraphe.prefecture.PublicationMode;
import fr.paraphe.web.page.Pager;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.data.domain.Page;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.util.UriComponentsBuilder;

/** What a stranger may read: the deliberations that have been published, and their extract as it was signed. Nothing else of a case is told here. */
@Controller
class RegisterPage {

    private final PublicRegister register;
    private final DirectoryService directory;
    private final DocumentStore documents;

    RegisterPage(PublicRegister register, DirectoryService directory, DocumentStore documents) {
        this.register = register;
        this.directory = directory;
        this.documents = documents;
    }

    /** @param until the day until which the act stays public at least */
    record Entry(String identifier, String commune, String number, String object, LocalDate decidedOn, LocalDate receivedOn, LocalDate publishedOn, String mode,
                 LocalDate until) {
    }

    @GetMapping("/actes")
    String show(@RequestParam(defaultValue = "") String commune, @RequestParam(name = "annee", defaultValue = "0") int year,
                @RequestParam(name = "page", defaultValue = "1") int page, Model model) {
        Page<Act> acts = register.acts(commune.isBlank() ? null : directory.codesNamed(commune), year, page - 1);
        Map<String, String> names = directory.communes(acts.map(Act::commune).toSet()).stream().collect(Collectors.toMap(Commune::insee, Commune::name));
        model.addAttribute("years", register.years());
        model.addAttribute("commune", commune);
        model.addAttribute("year", year);
        model.addAttribute("pager", Pager.of(acts.getNumber() + 1, acts.getTotalElements(), acts.getSize(),
            other -> UriComponentsBuilder.fromPath("/actes").queryParam("commune", "{commune}").queryParam("annee", year).queryParam("page", other).encode().build(commune).toString()));
        model.addAttribute("acts", acts.map(act -> entry(act, names.getOrDefault(act.commune(), act.commune()))));
        return "actes";
    }

    @GetMapping("/actes/{identifier}/extrait.pdf")
    ResponseEntity<byte[]> extract(@PathVariable String identifier) {
        Act act = register.act(identifier);
        List<StoredDocument> extracts = documents.of(act.reference()).stream()
            .filter(document -> document.kind() == DocumentKind.EXTRACT && document.commune().equals(act.commune())).toList();
        if (extracts.isEmpty()) {
            throw new NotFoundException("L’extrait de cet acte n’est pas disponible en ligne ; la mairie vous le communique.");
        }
        StoredDocument last = extracts.get(extracts.size() - 1);
        return ResponseEntity.ok().eTag(last.sha256()).contentType(MediaType.APPLICATION_PDF)
            .header(HttpHeaders.CONTENT_DISPOSITION, ContentDisposition.inline().filename(identifier + ".pdf", StandardCharsets.UTF_8).build().toString())
            .body(last.bytes());
    }

    private static Entry entry(Act act, String commune) {
        LocalDate publishedOn = act.publishedOn().orElseThrow();
        return new Entry(act.identifier().map(ActIdentifier::emitted).orElseThrow(), commune, act.number().map(ActNumber::display).orElse(""), act.object(), act.decisionDate(),
            act.receivedOn().orElse(null), publishedOn, act.publicationMode().map(PublicationMode::label).orElse(""), PublicRegister.onlineAtLeastUntil(publishedOn));
    }
}
