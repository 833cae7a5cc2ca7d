package fr.paraphe.directory;

import org.springframework.data.jpa.repository.JpaRepository;

interface AcademieRepository extends JpaRepository<Academie, String> {
}
