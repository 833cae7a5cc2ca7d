package fr.paraphe.document;

import fr.paraphe.document.ConventionSheet.Academie;
import fr.paraphe.document.ConventionSheet.Commune;
import fr.paraphe.document.ConventionSheet.Contact;
import fr.paraphe.document.ConventionSheet.School;
import fr.paraphe.document.ConventionSheet.Terms;
import fr.paraphe.document.ConvocationSheet.AgendaItem;
import fr.paraphe.document.ExtractSheet.Proxy;
import fr.paraphe.document.ExtractSheet.Regime;
import fr.paraphe.document.ExtractSheet.Stamps;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.MonthDay;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;

/** The papers of the source case (Castelnaudary, 30 October 2017) and variants of them. */
final class SourcePapers {

    static final LocalDate SESSION = LocalDate.of(2017, 10, 30);
    static final Person MAYOR = new Person("M.", "Patrick", "Maugard");
    static final Person SECRETARY = new Person("Mme", "Sarah", "El Kahaz");
    static final String OBJECT = "Convention Ville / Rectorat Éducation nationale - Environnement numérique de travail 2017-2021";

    static final String STATEMENT = """
        Monsieur le Maire rappelle à l’assemblée que par délibération en date du 29 janvier 2014, le conseil municipal l’a autorisé à signer la convention entre la \
        ville et l’Education Nationale qui définit les conditions de mise en place de l’ENT dans les écoles de la ville à savoir, d’une part, l’engagement de la ville \
        à mettre à disposition tout le matériel nécessaire à l’ENT et d’autre part, l’engagement de l’Education Nationale à dispenser la formation nécessaire à son \
        utilisation par les enseignants.

        L’« ENT-école » permet aux écoles des communes impliquées, un accès à un environnement de travail sécurisé pour tous les acteurs. L’ensemble de la communauté \
        éducative (directeurs, enseignants, élèves, parents) dispose d’un mot de passe et d’un identifiant pour accéder à l’ENT 1er degré académique à partir de \
        n’importe quel ordinateur ou tablette connectés à Internet (y compris à l’extérieur de l’école).

        Le projet « ENT-école » a été soutenu dès son élaboration par les associations des Maires des 5 départements. Il a bénéficié, pour la première phase de \
        déploiement d’un financement européen FEDER (Fonds Européen de Développement Économique et Régional).

        En sortie de la phase FEDER, le coût de la poursuite du déploiement de l’ENT 1er degré académique est supporté par l’académie de Montpellier et par les \
        communes intégrant le dispositif. Dans ce nouveau modèle, le coût pour la commune est désormais ramené à 50 euros par école et par an.

        Monsieur le Maire demande au Conseil Municipal l’autorisation de signer le renouvellement de la convention qui définit le cadre général de la mise en œuvre \
        de l’ENT pour les élèves des écoles de la commune, les principes et modalités d’organisation.""";

    static final String STRANGE = "<b>5 < 6 & 7</b> ${T(java.lang.Runtime)} \u0001\u000b\ud83d\ude00 \u0627\u0644 fin";

    static final String DECISION = "AUTORISE Monsieur le Maire à signer la convention avec l’Éducation Nationale Académie de Montpellier et tous documents afférents "
        + "à ce dossier.";

    private static final List<Person> PRESENT = persons("""
        M. Greffier, Philippe; Mme Giral, Hélène; M. Demangeot, François; Mme Guilhem, Evelyne; M. Castillo, Jean-Claude; M. Sol, Philippe; Mme Ratabouil, Jacqueline; \
        M. Guiraud, Philippe; Mme Batigne, Brigitte; M. Taurines, André; M. Zamai, Giovanni; Mme Besset, Jacqueline; M. Garrigues, Michel; M. Grimaud, Bernard; \
        M. Bouilleux, Denis; Mme Escafre, Elisabeth; Mme Ruiz, Patricia; Mme Barthes, Chantal; Mme El Kahaz, Sarah; Mme Soulier, Agnès; M. Bustos, Jean-Paul; \
        Mme Thomas-Daide, Hélène; M. Linou, Stéphane; Mme Chopin, Marie-Christine; M. Thomas, Guy; Mme Issalys, Jeanne; M. Thomas, Eric""");

    private static final List<Proxy> PROXIES = List.of(
        new Proxy(new Person("Mme", "Nicole", "Cathala-Leguevaques"), new Person("Mme", "Evelyne", "Guilhem")),
        new Proxy(new Person("M.", "Jean-François", "Veronin-Masset"), new Person("M.", "Denis", "Bouilleux")),
        new Proxy(new Person("Mme", "Sabine", "Chabert"), new Person("M.", "Philippe", "Greffier")),
        new Proxy(new Person("Mme", "Nathalie", "Poupeau"), new Person("M.", "Jean-Paul", "Bustos")),
        new Proxy(new Person("M.", "Michel", "Ratabouil"), new Person("Mme", "Brigitte", "Batigne")));

    static final Stamps STAMPED = new Stamps(LocalDate.of(2017, 11, 6), LocalDate.of(2017, 11, 2), LocalDate.of(2017, 11, 7), new Person("M.", "Hervé", "Antoine"),
        "Le Directeur Général des Services", true, "011-211100763-20171030-2017-276-DE");

    private SourcePapers() {
    }

    /** As the source shows it, all stamps on it. */
    static ExtractSheet extract() {
        return extract(STAMPED);
    }

    /** As it is when it has just been written. */
    static ExtractSheet extract(Stamps stamps) {
        return new ExtractSheet("ENT-11076-2017", "Castelnaudary", "2017-276", "Domaines de compétences par thèmes", "Enseignement", OBJECT, 33,
            LocalDate.of(2017, 10, 24), LocalDate.of(2017, 10, 24), SESSION, "au lieu ordinaire de ses séances", MAYOR, "Maire", PRESENT, PROXIES, List.of(), List.of(),
            true, List.of(SECRETARY), STATEMENT, DECISION, "ADOPTÉ À L’UNANIMITÉ", Regime.BEFORE_JULY_2022, LocalDate.of(2017, 11, 3), SESSION, MAYOR, stamps);
    }

    /** A second session under the new regime, with absentees, a member who withdrew and a vote by name. */
    static ExtractSheet extractOf2023() {
        return new ExtractSheet("ENT-11004-2023", "Les Cassés", "", "Domaines de compétences par thèmes", "", "Convention ENT-école", 11,
            LocalDate.of(2023, 10, 12), LocalDate.of(2023, 10, 12), LocalDate.of(2023, 10, 16), "en mairie, salle du conseil", new Person("Mme", "Cécile", "L’Hôte"),
            "première adjointe au maire", PRESENT.subList(0, 4), PROXIES.subList(0, 1), PRESENT.subList(4, 7), PRESENT.subList(7, 8), false,
            List.of(SECRETARY, new Person("M.", "Eric", "Thomas")), "Vu le projet de convention ;\nMadame la Présidente expose…",
            "APPROUVE la convention.\nAUTORISE Madame le Maire à la signer.", "ADOPTÉ PAR 4 VOIX POUR, 1 VOIX CONTRE (M. THOMAS E.) ET 1 ABSTENTION (M. BUSTOS)",
            Regime.SINCE_JULY_2022, LocalDate.of(2023, 10, 20), LocalDate.of(2023, 10, 16), new Person("Mme", "Anne", "Œuvrard"), Stamps.NONE);
    }

    static ConvocationSheet convocation() {
        return new ConvocationSheet("ENT-11076-2017", "Castelnaudary", "Cours de la République\nBP 1100\n11491 CASTELNAUDARY CEDEX", LocalDate.of(2017, 10, 24), SESSION,
            LocalTime.of(18, 30), "Salle du conseil, hôtel de ville", List.of(
                new AgendaItem(1, "Approbation du procès-verbal de la séance précédente", ""),
                new AgendaItem(2, OBJECT, "Matière : Domaines de compétences par thèmes / Enseignement")),
            "", null, "Objet : " + OBJECT + ".\n" + STATEMENT, "CGCT, art. L2121-10 et L2121-12", MAYOR);
    }

    static ConvocationSheet urgentSecondConvocation() {
        return new ConvocationSheet("ENT-34003-2025", "Agde", "", LocalDate.of(2025, 3, 3), LocalDate.of(2025, 3, 7), LocalTime.of(9, 0), "Mairie",
            List.of(new AgendaItem(1, "Convention ENT-école", "")), "la rentrée des écoles ne permet pas d’attendre", LocalDate.of(2025, 3, 3), "",
            "CGCT, art. L2121-10, L2121-11 et L2121-17", new Person("Mme", "Zoé", "Ÿ d’Aïn"));
    }

    /** What gets into a form by copy and paste: markup, control characters, signs that no typeface of ours has. */
    static ConvocationSheet convocationAbout(String object) {
        ConvocationSheet source = convocation();
        return new ConvocationSheet(source.reference(), source.communeName(), "", source.convocationDate(), source.sessionDate(), source.sessionTime(), "Mairie",
            List.of(new AgendaItem(1, object, "")), "", null, "", source.articles(), source.mayor());
    }

    static ConventionSheet convention() {
        return convention(List.of(
            new School("", "EE", "PROSPER ESTIEU", "CASTELNAUDARY"),
            new School("", "EE", "JEAN MOULIN", "CASTELNAUDARY"),
            new School("", "EE", "EST", "CASTELNAUDARY")));
    }

    static ConventionSheet conventionWith(int schools) {
        List<School> list = new ArrayList<>();
        IntStream.rangeClosed(1, schools).forEach(number -> list.add(new School("0341301E", "EP", "École n° " + number, "Castelnaudary")));
        return convention(list);
    }

    /** The year after the source: one school more, one less. */
    static AvenantSheet avenant() {
        School estieu = new School("", "EE", "PROSPER ESTIEU", "CASTELNAUDARY");
        School daudet = new School("0110145N", "EE", "ALPHONSE DAUDET", "CASTELNAUDARY");
        return avenant("établit la nouvelle liste des écoles inscrites à l’ENT-école (convention, article 6.2).",
            new AvenantSheet.SchoolList(List.of(estieu, daudet), List.of(daudet), List.of(new School("", "EE", "EST", "CASTELNAUDARY")), new BigDecimal("50.00")),
            null, null, null, new AvenantSheet.Window(MonthDay.of(9, 1), MonthDay.of(10, 15)), null);
    }

    static AvenantSheet avenantOfTheTerms() {
        return avenant("modifie les conditions de la convention.", null, null, null,
            new AvenantSheet.Terms(new BigDecimal("45.50"), "2019-2020", LocalDate.of(2022, 10, 31), "2021-2022"), null, LocalDate.of(2018, 9, 24));
    }

    /** All that art. 8 may bring at once, and signs that no typeface of ours has. */
    static AvenantSheet avenantOfAnRpi() {
        return avenant("intègre la nouvelle situation des communes (convention, article 8).",
            new AvenantSheet.SchoolList(conventionWith(40).schools(), List.of(), List.of(), new BigDecimal("50.00")),
            List.of(new AvenantSheet.Member("Les Cassés", "délibération du 12/09/2018"), new AvenantSheet.Member("Agde", STRANGE)),
            new AvenantSheet.Body("Communauté de communes Castelnaudary Lauragais Audois", "200035855", "40, avenue du 8 mai 1945\n11400 CASTELNAUDARY", null),
            null, new AvenantSheet.Window(MonthDay.of(9, 1), MonthDay.of(10, 15)), LocalDate.of(2018, 9, 24));
    }

    private static AvenantSheet avenant(String object, AvenantSheet.SchoolList list, List<AvenantSheet.Member> members, AvenantSheet.Body body, AvenantSheet.Terms terms,
                                        AvenantSheet.Window window, LocalDate deliberatedOn) {
        return new AvenantSheet("ENT-11076-2017-A1", "ENT-11076-2017", LocalDate.of(2017, 11, 14), academie(), commune(), "2018-2019", object, list, members, body, terms,
            window, deliberatedOn, deliberatedOn != null, LocalDate.of(2018, 9, 24));
    }

    /** The commune's, about two articles, one of them with what people type. */
    static LetterSheet formalNotice() {
        return letter(LetterSheet.Kind.MISE_EN_DEMEURE, "M1", true, List.of(
            new LetterSheet.Grievance("art. 2 – accès de chaque usager à l’ENT-école", "Activation de l’école : école JEAN MOULIN",
                "L’école n’est pas activée à ce jour.\nDeux courriels du 10 et du 24 janvier sont restés sans réponse."),
            new LetterSheet.Grievance("art. 2.5 – assistance de premier niveau", "", STRANGE)), "Activer l’école sous quinze jours.", null);
    }

    /** The académie's second letter, after a conciliation that failed. */
    static LetterSheet resiliation() {
        return letter(LetterSheet.Kind.RESILIATION, "R1", false, List.of(), "L’école EST n’est toujours pas reliée à Internet.\nLa commune ne propose aucune date.",
            new LetterSheet.FirstLetter("ENT-11076-2017-M2", LocalDate.of(2019, 1, 30), LocalDate.of(2019, 1, 31), LocalDate.of(2019, 2, 28)));
    }

    static LetterSheet denonciation() {
        return letter(LetterSheet.Kind.DENONCIATION, "D1", true, List.of(), "Les écoles de la commune disposent d’un autre environnement numérique de travail.", null);
    }

    private static LetterSheet letter(LetterSheet.Kind kind, String mark, boolean fromTheCommune, List<LetterSheet.Grievance> grievances, String text,
                                      LetterSheet.FirstLetter first) {
        LetterSheet.Correspondent commune = new LetterSheet.Correspondent("Commune de Castelnaudary", "la commune", commune().address(), MAYOR, "Maire", "Maire");
        LetterSheet.Correspondent academie = new LetterSheet.Correspondent("Académie de Montpellier", "l’académie", academie().address(), academie().representative(),
            academie().quality(), "Recteur");
        return new LetterSheet(kind, "ENT-11076-2017-" + mark, "ENT-11076-2017", LocalDate.of(2017, 11, 14), fromTheCommune ? commune : academie,
            fromTheCommune ? academie : commune, fromTheCommune ? "Castelnaudary" : "Montpellier", grievances, text, first, new LetterSheet.Terms(1, 15, 1, "GIP Formavie"),
            "tribunal administratif de Montpellier", LocalDate.of(2019, 3, 1));
    }

    private static Academie academie() {
        return new Academie("Académie de Montpellier", "31, rue de l’Université\n34 064 - MONTPELLIER Cedex 2", new Person("Mme", "Armande", "Le Pellec Muller"),
            "Recteur de la région académique Occitanie, Recteur de l’académie de Montpellier");
    }

    private static Commune commune() {
        return new Commune("Castelnaudary", "BP 1100\n11491 CASTELNAUDARY", MAYOR, "Maire");
    }

    private static ConventionSheet convention(List<School> schools) {
        return new ConventionSheet("ENT-11076-2017", SESSION, academie(), commune(),
            new Terms("2017-2018", "2020-2021", LocalDate.of(2021, 10, 31), new BigDecimal("50.00"), MonthDay.of(9, 1), MonthDay.of(10, 15), 1, 1, 15, "GIP Formavie", 15),
            Contact.NONE, schools);
    }

    /** The first titre of the source's convention, from its annexe 1: three schools, none with its code. */
    static TitreSheet titre() {
        return titre(3, "", List.of(new TitreSheet.School("", "EE", "Prosper Estieu"), new TitreSheet.School("", "EE", "Alphonse Daudet"),
            new TitreSheet.School("", "EE", "Jean Moulin")));
    }

    static TitreSheet titre(int billed, String replaces, List<TitreSheet.School> schools) {
        return new TitreSheet("2017-000001", "ENT-11076-2017", "2017-2018", gip(), new TitreSheet.Debtor("Commune de Castelnaudary", "211100763",
            "BP 1100\n11491 CASTELNAUDARY CEDEX"), new TitreSheet.Basis(billed, new BigDecimal("50.00"), new BigDecimal("50.00").multiply(BigDecimal.valueOf(billed)),
            billed + " écoles × 50,00 € = " + billed * 50 + ",00 € (art. 7, annexe 1)", "", schools), LocalDate.of(2017, 11, 20), LocalDate.of(2017, 12, 20),
            "30 jours à compter de l’émission du titre le 20/11/2017 : jusqu’au 20/12/2017.", "usage, non contractuel", "tribunal administratif de Montpellier", replaces);
    }

    static BordereauSheet bordereau(int titres) {
        return new BordereauSheet("ENT-montpellier-2018-2019", "2018-2019", "Académie de Montpellier", 1, gip(), LocalDate.of(2018, 10, 22),
            IntStream.rangeClosed(1, titres).mapToObj(number -> new BordereauSheet.Line("2018-%06d".formatted(number), "ENT-%05d-2017".formatted(11000 + number),
                "Commune n° " + number, 3, new BigDecimal("150.00"))).toList());
    }

    private static TitreSheet.Creditor gip() {
        return new TitreSheet.Creditor("GIP Formavie", "31, rue de l’Université\n34000 MONTPELLIER", "", "Directeur du GIP Formavie",
            "Agent comptable du GIP Formavie", "virement");
    }

    static AuditSheet audit() {
        AuditSheet.Line line = new AuditSheet.Line("30/10/2017 18:30:05", "ENT-11076-2017-A1, 3", "secretariat-11076, pour maire-11076", "Tasklist, Cockpit",
            "Modification : Séance du conseil n° 1", List.of("Lieu : → salle du conseil", STRANGE + " : 12 → (effacé)", "Empreinte : " + "0a".repeat(60)), "0a".repeat(32));
        return new AuditSheet("ENT-11076-2017", "Commune de Castelnaudary", LocalDate.of(2021, 11, 2), Collections.nCopies(60, line));
    }

    static CertificateSheet certificate() {
        return new CertificateSheet("ENT-11076-2017", "Castelnaudary", OBJECT, "2017-276", SESSION, "011-211100763-20171030-2017_276-DE", LocalDate.of(2017, 10, 31),
            LocalDate.of(2017, 11, 2), LocalDate.of(2017, 11, 7), "affichage à la porte de la mairie", LocalDate.of(2017, 11, 6), LocalDate.of(2017, 11, 7),
            "Reçu en préfecture le 02/11/2017, publié le 07/11/2017 : exécutoire à la plus tardive des deux dates, le 07/11/2017.", LocalDate.of(2018, 1, 8),
            "tribunal administratif de Montpellier", LocalDate.of(2017, 11, 7), new Person("M.", "Hervé", "Antoine"), "Le Directeur Général des Services", true);
    }

    private static List<Person> persons(String text) {
        List<Person> persons = new ArrayList<>();
        for (String entry : text.split(";")) {
            String[] parts = entry.strip().split(" ", 2);
            String[] names = parts[1].split(",");
            persons.add(new Person(parts[0], names[1].strip(), names[0].strip()));
        }
        return persons;
    }

    /** Castelnaudary convenes the académie, with the other side's agreement past the limit, after a first date that did not suit. */
    static InvitationSheet invitation(String place) {
        return new InvitationSheet("ENT-11076-2017-M1", "ENT-11076-2017", "Commune de Castelnaudary", "Hôtel de ville\n20 cours de la République\n11400 Castelnaudary",
            "Académie de Montpellier", "31 rue de l’Université\n34064 Montpellier", "Commune de Castelnaudary", "Castelnaudary", LocalDate.of(2019, 2, 4),
            LocalDate.of(2019, 3, 4), LocalTime.of(14, 30), place, List.of("M. Maugard, maire", "Mme Giral, adjointe", "M. Dupont, services du rectorat"),
            "La commune de Castelnaudary", LocalDate.of(2019, 1, 29), "La conciliation s’organise au plus tard le jeudi 28 février 2019. Mise en demeure reçue le jeudi "
            + "31 janvier 2019. 1 mois à compter du 31/01/2019 : jusqu’au 28/02/2019, dernier jour du mois faute de 31 février.",
            "courriel de M. Dupont, services du rectorat, du 12/02/2019", LocalDate.of(2019, 2, 20), "À défaut d’accord enregistré au plus tard le mardi 19 mars 2019, la "
            + "conciliation est réputée avoir échoué.");
    }

    /** The académie convenes, within the limit, naming nobody. */
    static InvitationSheet firstInvitation() {
        return new InvitationSheet("ENT-11076-2017-M1", "ENT-11076-2017", "Commune de Castelnaudary", "", "Académie de Montpellier", "", "Académie de Montpellier",
            "Montpellier", LocalDate.of(2019, 2, 4), LocalDate.of(2019, 2, 20), LocalTime.of(10, 0), "Rectorat, salle 2", List.of(), "La commune de Castelnaudary",
            LocalDate.of(2019, 1, 29), "La conciliation s’organise au plus tard le jeudi 28 février 2019.", "", null, "À défaut d’accord, la conciliation a échoué.");
    }
}
