//! Names for people who do not exist, from many places, as in a school.

use super::random::Random;

const GIVEN: &str = "\
    Aaliyah Abebe Ada Adrián Aiko Ainhoa Alba Alejandra Alma Amara Amir Anaïs Andrés Anh Anika Antonia Arjun \
    Asher Astrid Aurelio Ayşe Beatriz Benicio Björn Bram Bruna Caleb Camila Carmen Celeste Chidi Chloé Ciara \
    Clara Cruz Dalia Damián Daniela Darnell Delphine Dong Dúnya Ebony Efraín Eitan Elena Elif Emeka Emilio \
    Esperanza Esther Ezra Fatima Felipe Fernanda Fiona Freya Gael Gavin Gia Giang Gustavo Hana Harper Hassan \
    Héctor Henrik Hugo Ibrahim Idris Imani Inés Isla Itzel Ivy Jamal Javier Jimena Joaquín Jonah Julieta Kai \
    Kateri Keisha Kenji Khalil Kofi Lakshmi Lars Layla Leilani Lían Liam Lourdes Lucía Luka Mabel Maite Malik \
    Marisol Mateo Mei Micah Mila Minh Nadia Nayeli Nia Nicolás Noor Octavio Olena Omar Oriol Paloma Pedro Petra \
    Priya Quinn Rafael Ravi Rocío Rosa Rowan Sadiq Salma Santiago Saoirse Selma Sofía Soren Tadeo Tamika Thiago \
    Tuyet Valentina Vera Wyatt Xiomara Yusuf Zahra Zainab Zeke Zoë";

const FAMILY: &str = "\
    Abara Aguilar Ahmadi Alvarado Andersen Arroyo Ashworth Baptiste Barrera Begay Bello Blackwood Bustos Caldwell \
    Camacho Castañeda Chávez Chen Cloud Contreras Cooper Cordero Cruz Dang Delgado Desai Diallo Domínguez Dubois \
    Eze Escobar Farah Feldman Ferrer Figueroa Flores Fofana Fuentes Gallegos Garza Ghosh Goldberg Gonzales \
    Greene Guerrero Haddad Hansen Hayes Hidalgo Holloway Huang Ibarra Ivanov Jaramillo Jefferson Jiménez \
    Johansson Juárez Kang Kaplan Kealoha Khan Kim Kovač Lam Lawson Leyva Lindqvist López Lozano Luna MacKenzie \
    Maldonado Mbeki McAllister Medrano Mehta Mendoza Miranda Montoya Moreau Muñoz Nakamura Navarro Nguyen Novak \
    Núñez O'Brien O'Sullivan Ochoa Okafor Olsen Orozco Osei Pacheco Park Patel Peña Pereira Pham Ponce Quintana \
    Quispe Rahimi Ramírez Reyes Ríos Rosenthal Saito Salazar Santos Schneider Serrano Shah Silva Singh Soto \
    Sundaram Tafoya Tanaka Thorne Tran Trujillo Ueda Valdez Vargas Villanueva Vo Walker Yazzie Zamora Ziegler";

/// A given name.
pub(super) fn given(random: &mut Random) -> &'static str {
    pick(GIVEN, random)
}

/// A family name: two surnames or two joined ones now and then.
pub(super) fn family(random: &mut Random) -> String {
    let first = pick(FAMILY, random);
    match random.below(100) {
        0..12 => format!("{first} {}", pick(FAMILY, random)),
        12..16 => format!("{first}-{}", pick(FAMILY, random)),
        _ => first.to_owned(),
    }
}

fn pick(names: &'static str, random: &mut Random) -> &'static str {
    let names: Vec<&'static str> = names.split_whitespace().collect();
    random.pick(&names)
}
