package fr.paraphe.web.directory;

import fr.paraphe.directory.Uai;
import fr.paraphe.directory.UaiCheck;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** Checks a school's code as it is typed. */
@RestController
@Tag(name = "Annuaire")
class UaiController {

    @GetMapping("/api/uai/{uai}")
    @Operation(summary = "Vérifier un code UAI",
        description = "Dit si le code est bien formé et, quand il a ses sept chiffres, la lettre de contrôle qu’il devrait avoir. Une lettre juste ne prouve pas que l’école existe.")
    CheckedUai check(@PathVariable String uai) {
        UaiCheck check = Uai.check(uai);
        return new CheckedUai(check.normalised(), check.valid(), check.expectedLetter(), check.sentence(), UaiCheck.ARTICLE);
    }

    /**
     * @param uai            what was asked, without spaces, in capitals
     * @param expectedLetter the letter that it should have, null when it is right or when it has no seven digits
     */
    record CheckedUai(String uai, boolean valid, String expectedLetter, String explanation, String article) {
    }
}
