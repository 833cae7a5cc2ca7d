package fr.paraphe.audit;

/** What a line of the audit trail tells; the label is what people read. */
public enum AuditKind {

    // what is stored
    CREATED("Création"),
    CHANGED("Modification"),
    REMOVED("Suppression"),
    BULK_WRITTEN("Écriture en nombre"),
    // what moves in the process
    CASE_STARTED("Étape ouverte"),
    CASE_ENDED("Étape terminée"),
    CASE_DELETED("Étape supprimée"),
    CASE_MIGRATED("Passage à un nouveau modèle"),
    TASK_CREATED("Tâche créée"),
    TASK_CLAIMED("Tâche prise"),
    TASK_GIVEN_BACK("Tâche rendue"),
    TASK_ASSIGNED("Tâche attribuée"),
    TASK_COMPLETED("Tâche terminée"),
    TASK_CANCELLED("Tâche annulée"),
    JOB_FAILED("Traitement automatique en échec"),
    OPERATION("Opération d’exploitation"),
    // who came in, and what was taken out
    LOGGED_IN("Connexion"),
    LOGIN_REFUSED("Connexion refusée"),
    LOGGED_OUT("Déconnexion"),
    ACCESS_REFUSED("Accès refusé"),
    DOWNLOADED("Consultation d’un document"),
    EXPORTED("Export"),
    IMPORTED("Import"),
    // the house itself
    ACCOUNT_CHANGED("Compte"),
    DELEGATED("Délégation"),
    SETTING_CHANGED("Réglage"),
    CHAIN_BEGUN("Journal ouvert"),
    CHAIN_REMOVED("Dossier éliminé"),
    ERASED("Données personnelles effacées");

    private final String label;

    AuditKind(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }
}
