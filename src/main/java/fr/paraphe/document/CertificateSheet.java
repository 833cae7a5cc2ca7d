package fr.paraphe.document;

import java.time.LocalDate;
import java.util.Objects;

/**
 * The certificate of executory force (CGCT, art. L2131-1): the mayor certifies, under his or her responsibility, that the act was received and made public.
 *
 * @param reference      the case, e.g. {@code ENT-11076-2017}
 * @param communeName    e.g. «Castelnaudary»
 * @param object         the deliberation's objet
 * @param number         its display number, e.g. «2017-276»
 * @param sessionDate    the day of the deliberation
 * @param actIdentifier  the act's identifier at the prefecture, e.g. «011-211100763-20171030-2017_276-DE»
 * @param transmitted    when it was transmitted; null when not recorded
 * @param received       reception by the prefecture
 * @param published      publication of the act
 * @param publicationMeans e.g. «affichage à la porte de la mairie», «mise en ligne sur le site internet de la commune»
 * @param ampliation     when copies were made; null when not recorded
 * @param executory      the day from which the act is executory
 * @param explanation    one sentence that shows why it is that day
 * @param recourseUntil  last day for third parties before the court; null to leave the sentence out
 * @param court          e.g. «tribunal administratif de Montpellier»; empty to leave the sentence out
 * @param certifiedOn    date of the certificate
 * @param certifier      who signs it
 * @param certifierTitle as what, e.g. «Le Maire», «Le Directeur Général des Services»
 * @param byDelegation   true when somebody other than the mayor signs
 */
public record CertificateSheet(String reference, String communeName, String object, String number, LocalDate sessionDate, String actIdentifier,
                               LocalDate transmitted, LocalDate received, LocalDate published, String publicationMeans, LocalDate ampliation,
                               LocalDate executory, String explanation, LocalDate recourseUntil, String court, LocalDate certifiedOn,
                               Person certifier, String certifierTitle, boolean byDelegation) implements Sheet {

    public CertificateSheet {
        Objects.requireNonNull(reference, "reference");
        Objects.requireNonNull(communeName, "communeName");
        Objects.requireNonNull(object, "object");
        Objects.requireNonNull(number, "number");
        Objects.requireNonNull(sessionDate, "sessionDate");
        Objects.requireNonNull(actIdentifier, "actIdentifier");
        Objects.requireNonNull(received, "received");
        Objects.requireNonNull(published, "published");
        Objects.requireNonNull(publicationMeans, "publicationMeans");
        Objects.requireNonNull(executory, "executory");
        Objects.requireNonNull(explanation, "explanation");
        Objects.requireNonNull(court, "court");
        Objects.requireNonNull(certifiedOn, "certifiedOn");
        Objects.requireNonNull(certifier, "certifier");
        Objects.requireNonNull(certifierTitle, "certifierTitle");
    }

    @Override
    public String title() {
        return "Certificat de caractère exécutoire de la délibération n° " + number;
    }

    @Override
    public String author() {
        return "Commune " + PlaceName.de(communeName);
    }

    @Override
    public String subject() {
        return object;
    }

    @Override
    public LocalDate dated() {
        return certifiedOn;
    }
}
