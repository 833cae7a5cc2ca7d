package fr.paraphe.document;

import static org.assertj.core.api.Assertions.assertThat;

import fr.paraphe.document.ConventionSheet.Terms;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.MonthDay;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;

/** What the papers say, read back from the PDF: every word of it, accents, guillemets and the euro sign included. */
class PdfTextTest {

    private static final PdfRenderer RENDERER = new PdfRenderer();

    @Test
    void theExtractSaysWhatTheSourceSays() throws IOException {
        assertThat(text(SourcePapers.extract())).contains(
            "COMMUNE DE CASTELNAUDARY",
            "EXTRAIT DU REGISTRE DES DÉLIBÉRATIONS DU CONSEIL MUNICIPAL",
            "Matière : Domaines de compétences par thèmes",
            "Sous-matière : Enseignement",
            "OBJET : CONVENTION VILLE / RECTORAT ÉDUCATION NATIONALE - ENVIRONNEMENT NUMÉRIQUE DE TRAVAIL 2017-2021",
            "LE NOMBRE DE CONSEILLERS MUNICIPAUX EN EXERCICE EST DE 33",
            "CONVOCATION DU CONSEIL EN DATE DU : 24.10.2017",
            "AFFICHAGE EN DATE DU : 24.10.2017",
            "PUBLICATION DE LA PRÉSENTE EN DATE DU : 07 NOV. 2017",
            "Séance du Conseil Municipal du 30 octobre 2017,",
            "Le Conseil Municipal de la Commune de CASTELNAUDARY, légalement convoqué, s’est rassemblé au lieu ordinaire de ses séances, sous la présidence de "
                + "Monsieur Patrick MAUGARD, Maire,",
            "Présents : GREFFIER Philippe, GIRAL Hélène, DEMANGEOT François,",
            "THOMAS Guy, ISSALYS Jeanne, THOMAS Eric,",
            "Formant la majorité des membres en exercice.",
            "Mme CATHALA-LEGUEVAQUES Nicole donne procuration à Mme GUILHEM Evelyne,",
            "M. RATABOUIL Michel donne procuration à Mme BATIGNE Brigitte,",
            "Secrétaire : Mme Sarah EL KAHAZ,",
            "L’« ENT-école » permet aux écoles des communes impliquées, un accès à un environnement de travail sécurisé",
            "la mise en œuvre de l’ENT",
            "LE CONSEIL MUNICIPAL APRÈS EN AVOIR DÉLIBÉRÉ",
            "AUTORISE Monsieur le Maire à signer la convention avec l’Éducation Nationale Académie de Montpellier et tous documents afférents à ce dossier.",
            "ADOPTÉ À L’UNANIMITÉ",
            "Fait et délibéré en séance les jour, mois et an ci-dessus et ont les membres présents signé au registre.",
            "Pour extrait conforme au registre.",
            "ont été affichés à la porte de la Mairie conformément aux articles R2121-7 du CGCT et L2121-25 du CGCT.",
            "CASTELNAUDARY, le 30 octobre 2017.",
            "Ampliation faite le : 06 NOV. 2017",
            "Certifiée exécutoire par réception en Préfecture le : 02 NOV. 2017",
            "Par publication le : 07 NOV. 2017",
            "Par délégation, Le Directeur Général des Services Hervé ANTOINE",
            "Le Maire, Patrick MAUGARD",
            "Accusé de réception de Préfecture du 02.11.2017 N° 011-211100763-20171030-2017-276-DE");
    }

    @Test
    void anExtractWithoutStampsLeavesTheirPlaces() throws IOException {
        assertThat(text(SourcePapers.extract(ExtractSheet.Stamps.NONE)))
            .contains("Ampliation faite le : ......", "Par publication le : ......")
            .doesNotContain("NOV.", "Par délégation", "Accusé de réception");
    }

    @Test
    void sinceJuly2022MayorAndSecretariesSign() throws IOException {
        assertThat(text(SourcePapers.extractOf2023()))
            .contains("COMMUNE DES CASSÉS", "Le Conseil Municipal de la Commune des CASSÉS, légalement convoqué, s’est rassemblé en mairie, salle du conseil, "
                    + "sous la présidence de Madame Cécile L’HÔTE, première adjointe au maire,",
                "délibère valablement sans condition de quorum (CGCT, art. L2121-17)",
                "Absents : CASTILLO Jean-Claude, SOL Philippe, RATABOUIL Jacqueline.",
                "N’ont pas pris part à la délibération (CGCT, art. L2131-11) : GUIRAUD Philippe.",
                "Secrétaires : Mme Sarah EL KAHAZ et M. Eric THOMAS,",
                "APPROUVE la convention. AUTORISE Madame le Maire à la signer.",
                "la délibération est signée au registre par le maire et les secrétaires de séance (CGCT, art. L2121-23).",
                "la liste des délibérations examinées par le Conseil Municipal a été affichée à la mairie et mise en ligne sur le site internet de la commune le "
                    + "20 octobre 2023 (CGCT, art. L2121-10 et L2121-25).",
                "Le Maire, Anne ŒUVRARD", "Le secrétaire de séance, Eric THOMAS")
            .doesNotContain("signé au registre.", "compte rendu", "Formant la majorité", "Sous-matière", "Délibération n°");
    }

    @Test
    void theConvocationStatesWhenWhereAndWhat() throws IOException {
        assertThat(text(SourcePapers.convocation())).contains(
            "COMMUNE DE CASTELNAUDARY Cours de la République BP 1100 11491 CASTELNAUDARY CEDEX",
            "Castelnaudary, le 24 octobre 2017",
            "le lundi 30 octobre 2017 à 18 h 30 Salle du conseil, hôtel de ville",
            "1. Approbation du procès-verbal de la séance précédente",
            "2. Convention Ville / Rectorat Éducation nationale - Environnement numérique de travail 2017-2021 Matière : Domaines de compétences par thèmes / Enseignement",
            "un même conseiller ne peut être porteur que d’un seul pouvoir (CGCT, art. L2121-20).",
            "Convocation faite en application de : CGCT, art. L2121-10 et L2121-12.",
            "NOTE EXPLICATIVE DE SYNTHÈSE Séance du 30 octobre 2017 (CGCT, art. L2121-12)")
            .doesNotContain("urgence", "quorum");
    }

    @Test
    void aSecondAndUrgentConvocationSaysSo() throws IOException {
        assertThat(text(SourcePapers.urgentSecondConvocation())).contains(
            "COMMUNE D’AGDE",
            "le vendredi 7 mars 2025 à 9 h Mairie",
            "Le quorum n’ayant pas été atteint lors de la séance du 3 mars 2025, la présente convocation est la seconde",
            "pour le motif suivant : la rentrée des écoles ne permet pas d’attendre. Il en sera rendu compte dès l’ouverture de la séance")
            .doesNotContain("NOTE EXPLICATIVE");
    }

    @Test
    void theConventionIsTheSourcesWithItsTerms() throws IOException {
        assertThat(text(SourcePapers.convention())).contains(
            "L’ACADÉMIE DE MONTPELLIER 31, rue de l’Université 34 064 - MONTPELLIER Cedex 2 représentée par Madame Armande Le Pellec Muller, en sa qualité de Recteur de la "
                + "région académique Occitanie, Recteur de l’académie de Montpellier. Ci-après dénommée « académie »",
            "LA COMMUNE DE CASTELNAUDARY BP 1100 11491 CASTELNAUDARY représentée par Patrick MAUGARD, en sa qualité de Maire. Ci-après dénommée « commune »",
            "ARTICLE 1 – Objet de la convention", "Article 2.7 Profil utilisateur pour les agents de la commune",
            "du rectorat de Montpellier prend en charge l’assistance de niveau 2",
            "se termine au 31 octobre 2021.",
            "un coût réduit fixé à 50 euros TTC par école et par an.",
            "jusqu’à l’année scolaire 2020-2021, dernière année scolaire incluse",
            "transmis à l’académie entre le 1er septembre et le 15 octobre de l’année scolaire concernée par cette évolution, établit la nouvelle liste",
            "à cette diminution à l’académie avant le 15 octobre",
            "Pour l’année scolaire 2017-2018, première année scolaire d’adhésion, 3 écoles sont inscrites à l’ENT-école pour un montant correspondant à 150 € TTC "
                + "(3 écoles x 50 € TTC).",
            "avec un préavis d’un mois notifié par lettre.",
            "au plus tard dans le délai d’un mois.",
            "à l’expiration d’un délai de quinze jours suivant l’envoi",
            "À Castelnaudary, le ......",
            "Le Maire de la commune de Castelnaudary Patrick MAUGARD",
            "Le Recteur de la région académique Occitanie, Recteur de l’académie de Montpellier Armande Le Pellec Muller",
            "1 EE PROSPER ESTIEU CASTELNAUDARY 2 EE JEAN MOULIN CASTELNAUDARY 3 EE EST CASTELNAUDARY 4 5 6 7 8 9 10 11 12 13 14 15");
    }

    @Test
    void anotherConventionHasOtherTerms() throws IOException {
        ConventionSheet source = SourcePapers.conventionWith(1);
        Terms terms = new Terms("2021-2022", "2024-2025", LocalDate.of(2025, 11, 1), new BigDecimal("1062.50"), MonthDay.of(8, 31), MonthDay.of(10, 1), 2, 3, 20,
            "GIP Académie", 4);
        String text = text(new ConventionSheet(source.reference(), source.deliberatedOn(), source.academie(), source.commune(), terms,
            new ConventionSheet.Contact("Dupré", "Zoé", "zoe.dupre@example.fr", "04 68 00 00 00"), source.schools()));
        assertThat(text).contains("se termine au 1er novembre 2025.", "fixé à 1 062,50 euros TTC", "entre le 31 août et le 1er octobre", "préavis de deux mois",
                "dans le délai de trois mois", "un délai de 20 jours", "Le GIP Académie, organisme de droit public",
                "1 école est inscrite à l’ENT-école pour un montant correspondant à 1 062,50 € TTC (1 école x 1 062,50 € TTC).",
                "Nom : Dupré Prénom : Zoé", "Les communes de plus de 4 écoles", "1 0341301E EP École n° 1 Castelnaudary 2 3 4")
            .doesNotContain("Formavie", "15 octobre");
    }

    @Test
    void moreSchoolsThanTheAnnexHasRowsAreOnAJoinedList() throws IOException {
        assertThat(text(SourcePapers.conventionWith(16)))
            .contains("LISTE JOINTE : la liste des 16 écoles, établie avec l’IEEN, est jointe à la présente convention", "pour un montant correspondant à 800 € TTC")
            .doesNotContain("École n° 1");
        assertThat(text(SourcePapers.conventionWith(15))).contains("15 0341301E EP École n° 15 Castelnaudary").doesNotContain("LISTE JOINTE");
    }

    @Test
    void theCertificateSaysSinceWhenAndWhy() throws IOException {
        assertThat(text(SourcePapers.certificate())).contains(
            "CERTIFICAT DE CARACTÈRE EXÉCUTOIRE Code général des collectivités territoriales, art. L2131-1",
            "Je soussigné Hervé ANTOINE, Directeur Général des Services, agissant par délégation du Maire et sous sa responsabilité, certifie que la délibération du conseil "
                + "municipal de Castelnaudary",
            "Identifiant de l’acte 011-211100763-20171030-2017_276-DE",
            "reçue en préfecture le 2 novembre 2017",
            "publiée le 7 novembre 2017 (affichage à la porte de la mairie)",
            "exécutoire de plein droit à compter du 7 novembre 2017",
            "exécutoire à la plus tardive des deux dates, le 07/11/2017.",
            "soit jusqu’au lundi 8 janvier 2018 inclus (CJA, art. R421-1).",
            "Fait à Castelnaudary, le 7 novembre 2017 Par délégation du Maire, Le Directeur Général des Services, Hervé ANTOINE");
    }

    /** What a titre must say: the bases of its liquidation (décret 2012-1246, art. 24), who issues it, how it is paid and contested (CJA, art. R421-5). */
    @Test
    void theTitreSaysWhyHowMuchUntilWhenAndHowToContestIt() throws IOException {
        assertThat(text(SourcePapers.titre())).contains(
            "GIP Formavie 31, rue de l’Université 34000 MONTPELLIER Commune de Castelnaudary BP 1100 11491 CASTELNAUDARY CEDEX SIREN 211100763",
            "TITRE DE PERCEPTION N° 2017-000001 émis le 20 novembre 2017",
            "pour l’année scolaire 2017-2018, en application de la convention ENT-11076-2017, articles 5 à 7.",
            "3 écoles × 50,00 € = 150,00 € (art. 7, annexe 1)", "1 manquant EE Prosper Estieu", "Somme à payer : 150,00 € TTC",
            "À payer au plus tard le mercredi 20 décembre 2017 (usage, non contractuel) : 30 jours à compter de l’émission",
            "Comptable assignataire : Agent comptable du GIP Formavie. Moyen de paiement : virement, en rappelant le n° 2017-000001.",
            "peut être contesté devant le tribunal administratif de Montpellier dans un délai de deux mois suivant sa notification (CJA, art. R421-1).",
            "L’ordonnateur, Directeur du GIP Formavie").doesNotContain("annule et remplace", "article 6.3");
        assertThat(text(SourcePapers.titre(2, "2017-000003", SourcePapers.titre().basis().list()))).contains("annule et remplace le titre n° 2017-000003",
            "Le nombre d’écoles retenu est celui que fixe l’article 6.3 ; la liste en vigueur compte 3 écoles.");
    }

    @Test
    void theBordereauAddsUp() throws IOException {
        assertThat(text(SourcePapers.bordereau(80))).contains("Campagne ENT-montpellier-2018-2019, feuillet 1 – Académie de Montpellier, année scolaire 2018-2019",
            "2018-000080 ENT-11080-2017 Commune n° 80 3 150,00 €", "80 titres, total 12 000,00 € TTC");
    }

    @Test
    void theAvenantHasTheArticlesOfWhatItChanges() throws IOException {
        assertThat(text(SourcePapers.avenant())).contains("Avenant n° 1 à la convention de partenariat",
                "Vu la convention ENT-11076-2017 entre les parties, en vigueur depuis le 14 novembre 2017 ; Il est convenu ce qui suit",
                "ARTICLE 1 – Objet de l’avenant Le présent avenant établit la nouvelle liste",
                "ARTICLE 2 – Liste des écoles inscrites À compter de l’année scolaire 2018-2019, 2 écoles sont inscrites à l’ENT-école",
                "1 manquant EE PROSPER ESTIEU CASTELNAUDARY 2 0110145N EE ALPHONSE DAUDET CASTELNAUDARY",
                "Écoles ajoutées à la liste : EE ALPHONSE DAUDET (CASTELNAUDARY).", "Écoles retirées de la liste : EE EST (CASTELNAUDARY).",
                "ARTICLE 3 – Participation financière", "2 écoles x 50 € TTC, soit 100 € TTC par année scolaire.",
                "ARTICLE 4 – Effet Le présent avenant est transmis à l’académie entre le 1er septembre et le 15 octobre de l’année scolaire 2018-2019",
                "Le Maire de la commune de Castelnaudary Patrick MAUGARD")
            .doesNotContain("Vu la délibération", "Armande Le Pellec Muller Avenant", "Le Recteur de la région");
        assertThat(text(SourcePapers.avenantOfTheTerms())).contains("Vu la délibération du conseil municipal du 24 septembre 2018 ;",
                "ARTICLE 2 – Conditions de la convention L’article 3 est modifié : la convention se termine au 31 octobre 2022.",
                "fixée à 45,50 euros TTC par école et par an à compter de l’année scolaire 2019-2020.", "jusqu’à l’année scolaire 2021-2022, dernière",
                "ARTICLE 3 – Effet Le présent avenant prend effet à sa transmission", "Le Recteur de la région académique Occitanie")
            .doesNotContain("Liste des écoles", "15 octobre");
        assertThat(text(SourcePapers.avenantOfAnRpi())).contains("ARTICLE 2 – Communes du regroupement pédagogique intercommunal",
            "Les Cassés (délibération du 12/09/2018)", "ARTICLE 3 – Substitution à la commune À compter du transfert de la compétence, l’établissement suivant",
            "SIREN 200035855", "ARTICLE 4 – Liste des écoles inscrites", "40 0341301E EP École n° 40 Castelnaudary", "ARTICLE 6 – Effet");
    }

    @Test
    void theFormalNoticeSetsOutGrievancesAndConsequence() throws IOException {
        assertThat(text(SourcePapers.formalNotice())).contains("Madame le Recteur Madame Armande LE PELLEC MULLER Académie de Montpellier 31, rue de l’Université",
                "Castelnaudary, le 1er mars 2019 Lettre recommandée avec accusé de réception Objet : mise en demeure – convention ENT-école, article 10",
                "convention ENT-11076-2017, en vigueur depuis le 14 novembre 2017 Lettre ENT-11076-2017-M1",
                "vaut mise en demeure au sens de son article 10. Griefs 1. Convention, art. 2 – accès de chaque usager à l’ENT-école "
                    + "Engagement enregistré comme manquant : Activation de l’école : école JEAN MOULIN. L’école n’est pas activée à ce jour. Deux courriels",
                "2. Convention, art. 2.5 – assistance de premier niveau", "Ce qui vous est demandé Activer l’école sous quinze jours.",
                "au plus tard dans le délai d’un mois, compté de la réception", "d’un délai de quinze jours suivant l’envoi d’une seconde lettre recommandée",
                "Les sommes perçues par le GIP Formavie", "Je vous prie d’agréer, Madame le Recteur,", "Le Maire, Patrick MAUGARD")
            .doesNotContain("Voies de recours", "préavis");
    }

    @Test
    void theResiliationWritesItsMotivesOutAndSaysWhereToComplain() throws IOException {
        assertThat(text(SourcePapers.resiliation())).contains("Monsieur le Maire Monsieur Patrick MAUGARD Commune de Castelnaudary",
                "Montpellier, le 1er mars 2019", "Objet : résiliation – convention ENT-école, article 10", "Mise en demeure ENT-11076-2017-M2, envoyée le 30 janvier 2019",
                "qui compte à votre égard depuis le 31 janvier 2019, je vous ai mis en demeure", "a échoué le 28 février 2019. Motifs de la résiliation "
                    + "L’école EST n’est toujours pas reliée à Internet. La commune ne propose aucune date. Effet",
                "résiliée de plein droit à l’expiration d’un délai de quinze jours suivant l’envoi de la présente lettre.", "les titres de perception déjà émis restent dus",
                "devant le tribunal administratif de Montpellier, dans le délai de deux mois", "Le Recteur de la région académique Occitanie, Recteur de l’académie de Montpellier,")
            .doesNotContain("conciliation entre les parties");
    }

    @Test
    void theDenonciationGivesNoticeFromItsReceipt() throws IOException {
        assertThat(text(SourcePapers.denonciation())).contains("Lettre adressée avec preuve de réception Objet : dénonciation – convention ENT-école, article 9",
                "j’ai l’honneur de vous en notifier la dénonciation. Motif Les écoles de la commune disposent", "au terme d’un préavis d’un mois compté de la réception",
                "Voies de recours")
            .doesNotContain("recommandée avec accusé", "quinze jours");
    }

    @Test
    void theInvitationSaysWhenWhereAndByWhichLimit() throws IOException {
        assertThat(text(SourcePapers.invitation("Hôtel de ville, salle des mariages"))).contains("INVITATION À UNE CONCILIATION", "Castelnaudary, le 4 février 2019",
            "Références : mise en demeure ENT-11076-2017-M1 ; convention, article 10",
            "La commune de Castelnaudary a adressé le 29 janvier 2019 une mise en demeure à l’autre partie.",
            "le lundi 4 mars 2019 à 14 h 30", "Hôtel de ville, salle des mariages", "Cette invitation remplace celle qui fixait la rencontre au mercredi 20 février 2019.",
            "M. Dupont, services du rectorat", "au plus tard le jeudi 28 février 2019", "avec l’accord de l’autre partie : courriel de M. Dupont",
            "la conciliation est réputée avoir échoué");
        assertThat(text(SourcePapers.firstInvitation())).contains("Académie de Montpellier", "Rectorat, salle 2").doesNotContain("Cette invitation remplace", "Personnes attendues",
            "au-delà de cette limite");
    }

    @Test
    void whatPeopleTypeStaysText() throws IOException {
        assertThat(text(SourcePapers.convocationAbout(SourcePapers.STRANGE)))
            .containsPattern("<b>5 < 6 & 7</b> \\$\\{T\\(java.lang.Runtime\\)} .*fin");
    }

    private static String text(Sheet sheet) throws IOException {
        try (PDDocument document = Loader.loadPDF(RENDERER.render(sheet))) {
            PDFTextStripper stripper = new PDFTextStripper();
            stripper.setSortByPosition(false);
            String text = stripper.getText(document).replace('\u00a0', ' ').replaceAll("\\s+", " ");
            return text.replaceAll("(Commune|Convention ENT-école|Dossier) [^–]{1,60}(– [^–]{1,60})?– page \\d / \\d ", "");
        }
    }
}
